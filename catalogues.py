"""Keep the message catalogues: compile them for a wheel, bring them up to date, add a language.

The package is built with the catalogues compiled; `tox run -e locale -- LANGUAGE` does the rest.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path(__file__).parent / "sphinx_paperlist"
_NAME = "sphinx_paperlist.po"
# Without dates and names, which would change with every update.
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: sphinx-paperlist\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]  # of whatever builder
    """Put compiled catalogues into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all before files are collected."""
        for path in catalogue_paths():
            compile_catalogue(path)


def catalogue_paths() -> list[Path]:
    """Return the catalogues of all languages."""
    return sorted(PACKAGE.glob(f"locale/*/LC_MESSAGES/{_NAME}"))


def compile_catalogue(path: Path) -> None:
    """Write the compiled catalogue beside one, unless it is there."""
    made, compiled = BytesIO(), path.with_suffix(".mo")
    write_mo(made, read_catalogue(path))
    # One that is read while the package is built again must not be cut short.
    if not compiled.exists() or compiled.read_bytes() != made.getvalue():
        compiled.write_bytes(made.getvalue())


def read_catalogue(path: Path) -> Catalog:
    """Read the catalogue of a language, which its folder names."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def template() -> Catalog:
    """Return the messages of the package, with what is said to translators."""
    made = Catalog()
    found = extract_from_dir(PACKAGE, [("**.py", "python")], comment_tags=["Translators:"])
    for name, _, message, comments, context in found:
        place = (f"sphinx_paperlist/{name}", 1)
        made.add(message, locations=[place], auto_comments=comments, context=context)
    return made


def is_translated(message: Message) -> bool:
    """Tell whether a message has its text, in each of the numbers that the language has."""
    text = message.string
    return all(text) if isinstance(text, list | tuple) else bool(text)


def main(languages: list[str]) -> None:
    """Bring all catalogues up to date, and those of new languages into being."""
    locales = [Locale.parse(one, sep="-" if "-" in one else "_") for one in languages]
    new = [PACKAGE / f"locale/{one}/LC_MESSAGES/{_NAME}" for one in locales]
    messages = template()
    for path in sorted({*catalogue_paths(), *new}):
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = read_catalogue(path) if path.exists() else Catalog(path.parts[-3])
        catalogue.update(messages, no_fuzzy_matching=True)
        with path.open("wb") as file:
            header = _HEADER.format(language=path.parts[-3], plural_forms=catalogue.plural_forms)
            file.write(header.encode())
            write_po(
                file,
                catalogue,
                omit_header=True,
                include_lineno=False,
                ignore_obsolete=True,
                sort_output=True,
            )
        compile_catalogue(path)
        missing = sum(1 for one in catalogue if one.id and not is_translated(one))
        print(f"{path}: {missing} messages to translate" if missing else f"{path}: complete")


if __name__ == "__main__":
    main(sys.argv[1:])
