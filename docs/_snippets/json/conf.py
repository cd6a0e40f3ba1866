paperlist_field_map = {
    "accepted_at": "venue",
    "paper_url": "links.PDF",
    "mood": "",
}
