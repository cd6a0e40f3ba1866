"""Format papers by styles in the Citation Style Language (CSL 1.0.2).

A style is read once and compiled into functions, of which each makes a text of a reference. While
texts are put together they carry their formatting as marks in them (`marks`); only what is whole
becomes spans. Modules are named after the chapters of the specification. Nothing here knows Sphinx.
"""
