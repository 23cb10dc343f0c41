"""Gather the words of every page and picture into the catalogue, and compile it.

``--check`` writes nothing: it fails with a sentence when a word is not gathered, not translated, not compiled, or when
a page could not fill in its translation.
"""

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "tracktwo"
LOCALE = SOURCE / "locale"
COMPLETE = ("zh_Hans",)
STARTED = ("ar",)  # what pictures say; pages for participants and the public will add theirs
METHODS = [("**/templates/**.html", "jinja2"), ("**.svg", "jinja2"), ("**.py", "python")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "lazy": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
PLACE = re.compile(r"%\(\w+\)[sd]")


def gather() -> Catalog:
    """Return every message of the source, sorted, with the files it stands in (no line numbers: they churn)."""
    catalog = Catalog(project="TrackTwo", charset="utf-8", fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(
        SOURCE, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def updated(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue brought up to the template: new words empty, unused ones dropped."""
    file = LOCALE / language / "LC_MESSAGES" / "django.po"
    if file.exists():
        with file.open("rb") as handle:
            catalog = read_po(handle, locale=language)
    else:
        catalog = Catalog(locale=language, project="TrackTwo", charset="utf-8", fuzzy=False)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Return the catalogue as the bytes of its .po and .mo files; nothing in them depends on the day."""
    source, compiled = io.BytesIO(), io.BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_po(source, catalog, sort_output=True, include_lineno=False, omit_header=False, width=100)
    write_mo(compiled, catalog)
    return source.getvalue(), compiled.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Return the messages that have no translation."""
    return [
        str(message.id)
        for message in catalog
        if message.id
        and not (all(message.string) if isinstance(message.string, (list, tuple)) else message.string)
    ]


def unfillable(catalog: Catalog) -> list[str]:
    """Return the translations a page could not fill in: one names what its message does not, or has a stray %.

    A page of the office fills in every word it says, so that a percent sign there is written as a word, or doubled.
    """
    found = []
    for message in filter(lambda each: each.id, catalog):
        ids, said = (
            [each or "" for each in one] if isinstance(one, (list, tuple)) else [one or ""]
            for one in (message.id, message.string)
        )
        named = set(PLACE.findall(" ".join(ids)))
        is_filled = named or any(re.match(r"office/.*\.html$", file) for file, _line in message.locations)
        for text in filter(None, said):
            places = set(PLACE.findall(text))
            is_stray = is_filled and "%" in PLACE.sub("", text).replace("%%", "")
            if places - named or (len(ids) == 1 and places != named) or is_stray:
                found.append(text)
    return found


def main() -> None:
    """Write the catalogue, or with ``--check`` say what is not current."""
    check = "--check" in sys.argv
    template = gather()
    complaints = []
    for language in (*COMPLETE, *STARTED):
        catalog = updated(language, template)
        folder = LOCALE / language / "LC_MESSAGES"
        for file, content in zip(("django.po", "django.mo"), written(catalog), strict=True):
            if (folder / file).exists() and (folder / file).read_bytes() == content:
                continue
            if check:
                complaints.append(f"{language}/{file} is not current; run: make words")
            else:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(content)
        untranslated = missing(catalog)
        if untranslated and language in COMPLETE:
            complaints.append(
                f"{language}: {len(untranslated)} without translation, such as {untranslated[0]!r}"
            )
        complaints += [f"{language}: a page could not fill in {text!r}" for text in unfillable(catalog)]
        print(f"{language}: {len(catalog)} messages, {len(untranslated)} without translation")
    if complaints and check:
        sys.exit("\n".join(complaints))


if __name__ == "__main__":
    main()
