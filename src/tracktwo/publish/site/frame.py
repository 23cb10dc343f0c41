"""The page around every content: masthead, navigation, languages, notices, contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.engine import render
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.languages import direction, endonym, words

__all__ = ["Frames", "Language", "sections"]

_: Final = str  # marks a message for the catalogue
_SECTIONS: Final = (
    ("timeline.html", _("Timeline")),
    ("people.html", _("People")),
    ("organisations.html", _("Organisations")),
    ("documents.html", _("Documents")),
    ("findings.html", _("Findings")),
    ("glossary.html", _("Glossary")),
    ("questions.html", _("Questions")),
    ("rounds.html", _("Results")),
    ("about.html", _("About")),
    ("transparency.html", _("Transparency")),
    ("data.html", _("Data")),
    ("a-z/index.html", _("A–Z")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language the page can be read in: its tag, its name in itself, and the way to the page."""

    tag: str
    name: str
    direction: str
    address: str


def sections(shelf: Shelf) -> dict[str, str]:
    """Return the entries of the navigation: path → message. Results stand there once there are any."""
    return {path: label for path, label in _SECTIONS if path != "rounds.html" or shelf.of_kind("round")}


class Frames:
    """What is the same around many pages, made once for each way it can look."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._sections = sections(shelf)
        self._made: dict[tuple[object, ...], Markup] = {}

    def context(self, draft: Draft, view: View, *, updated: date) -> Mapping[str, Any]:
        """Return what the page's template needs besides its content."""
        language = view.language
        here = self._sections.get(draft.section)
        return {
            "v": view,
            "language": language,
            "dir": direction(language),
            "is_demo": self._shelf.content.is_demo,
            "is_scripted": draft.is_scripted,
            "programme": view[self._shelf.programme],
            "languages": self._languages(draft, view),
            "masthead": self._part("masthead.html", view, section=draft.section, order=updated.month % 2),
            "notices": self._part("notices.html", view),
            "colophon": self._part("colophon.html", view),
            "section": draft.section if draft.section != draft.path else "",
            "section_label": words(language).gettext(here) if here else "",
        }

    def _languages(self, draft: Draft, view: View) -> Sequence[Language]:
        path = draft.elsewhere or draft.path
        return [
            Language(tag=tag, name=endonym(tag), direction=direction(tag), address=f"{view.root}{tag}/{path}")
            for tag in self._shelf.content.languages
            if tag != view.language
        ]

    def _part(self, template: str, view: View, *, section: str = "", order: int = 0) -> Markup:
        """Return a part that depends on the page's language and depth, these arguments, and what every page shows."""
        key = (template, view.language, view.base, section, order)
        if key not in self._made:
            shelf = self._shelf
            made = render(
                template,
                {
                    "v": view,
                    "language": view.language,
                    "programme": view[shelf.programme],
                    "is_demo": shelf.content.is_demo,
                    "sections": self._sections,
                    "section": section,
                    "sides": [each.partition(":")[2] for each in shelf.sides(order)],
                },
            )
            self._made[key] = Markup(made)  # noqa: S704 -- made by an escaping template
        return self._made[key]
