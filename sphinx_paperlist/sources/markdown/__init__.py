"""Read Markdown pages of papers: grammar -> blocks of pieces -> entries -> lists."""
