"""From material to the bytes of a page: one template engine, one style sheet inside, one policy of what may load."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracktwo.report.gathering import Material
from tracktwo.report.view import View
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, endonym, template_words

__all__ = ["render"]

_HERE: Final = Path(__file__).parent


def render(material: Material, *, first: str = "en") -> str:
    """Return the page: the same report in every language of the interface, one after the other.

    Args: material: the results; first: the language that comes first.
    """
    style = (_HERE / "assets" / "style.css").read_text(encoding="utf-8")
    languages = sorted(INTERFACE_LANGUAGES, key=lambda language: language != first)
    views = [View(material=material, language=language) for language in languages]
    articles = [
        (view, Markup(_environment().get_template("article.html").render(v=view, **_spoken(view.language))))  # noqa: S704 -- the engine escaped it
        for view in views
    ]
    return (
        _environment()
        .get_template("report.html")
        .render(
            views=views,
            articles=articles,
            style=Markup(style),  # noqa: S704 -- our own
            policy=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            **_spoken(first),
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"endonym": endonym}
    made.filters["drawn"] = Markup
    return made


@cache
def _spoken(language: str) -> Mapping[str, Callable[..., str]]:
    """Return what finds words for a reader; what is named in them is escaped."""
    return template_words(language, marked=Markup)
