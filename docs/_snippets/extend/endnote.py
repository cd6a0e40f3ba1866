"""Read the tagged format of EndNote, as CNKI, Google Scholar and publishers export it."""

from sphinx_paperlist.api import Placed, ReadingOptions, Source, read_placed

FIELDS = {
    "%T": "title",
    "%D": "date",
    "%J": "container",
    "%V": "volume",
    "%N": "issue",
    "%P": "pages",
    "%I": "publisher",
    "%R": "doi",
    "%U": "url",
    "%X": "abstract",
}


def read_enw(text: str, name: str, options: ReadingOptions) -> Source:
    """Return the papers of a file; each begins with a line `%0`."""
    records = []
    for number, line in enumerate(text.splitlines(), 1):
        tag, _, value = line.partition(" ")
        if tag == "%0":
            authors, fields = [], {}
            fields["authors"] = authors
            records.append(Placed(number, fields))
        elif records and tag == "%A":
            authors.append(Placed(number, value))
        elif records and tag in FIELDS:
            fields[FIELDS[tag]] = Placed(number, value)
    return read_placed(records, name, options)
