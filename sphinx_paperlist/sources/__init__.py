"""Read the files that people keep into papers and lists: one reader a format."""
