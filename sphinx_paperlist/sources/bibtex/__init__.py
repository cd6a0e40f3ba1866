"""Read BibTeX and BibLaTeX: tokens -> entries -> inherited and composed fields -> papers.

`reader.py` is the way in. What a field is called stands in `tables.py` and the field table of
`papers/model.py`; LaTeX in texts is for `papers/latex`.
"""
