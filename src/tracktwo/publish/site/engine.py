"""The template engine of the site, and the page around every content."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from tracktwo.vocabulary.languages import direction, words

__all__ = ["ASSETS", "render"]

_HERE: Final = Path(__file__).parent
ASSETS: Final = _HERE / "assets"


def render(template: str, context: Mapping[str, Any]) -> str:
    """Return a template filled in; ``context`` must name the ``language``."""
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    """Return the environment, made once; the words follow the language of what is rendered."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"direction": direction, "_": _gettext, "gettext": _gettext, "ngettext": _ngettext}
    return made


@pass_context
def _gettext(context: Context, message: str, **named: object) -> str:
    """Return a message in the language of the page, escaped when it is shown; what is named in it, too."""
    said = words(context["language"]).gettext(message)
    return Markup(said) % named if named else said  # noqa: S704 -- our own words; what is named is escaped


@pass_context
def _ngettext(context: Context, one: str, many: str, num: int, **named: object) -> str:
    said = words(context["language"]).ngettext(one, many, num)
    return Markup(said) % {"num": num, **named}  # noqa: S704 -- as above
