"""The template engine of the site, and the page around every content."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

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
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]  # by extension
    made.globals |= {"direction": direction}
    return made


@pass_context
def _gettext(context: Context, message: str) -> str:
    return words(context["language"]).gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int) -> str:
    return words(context["language"]).ngettext(one, many, number)
