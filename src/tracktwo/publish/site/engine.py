"""The template engine of the site, and the page around every content."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from tracktwo.vocabulary.languages import direction, template_words

__all__ = ["ASSETS", "render"]

_HERE: Final = Path(__file__).parent
ASSETS: Final = _HERE / "assets"


def render(template: str, context: Mapping[str, Any]) -> str:
    """Return a template filled in; ``context`` must name the ``language``."""
    return _environment().get_template(template).render({**_spoken(context["language"]), **context})


class _Plain(Context):
    """The names a template knows. What it calls is called as it is: nothing on this site asks who is calling.

    The engine's own looks for that, each time, in ways that take longer than most of what is called.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


@cache
def _environment() -> Environment:
    """Return the environment, made once for all languages."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.context_class = _Plain
    made.globals |= {"direction": direction}
    return made


@cache
def _spoken(language: str) -> Mapping[str, Callable[..., str]]:
    """Return what finds words for a reader; what is named in them is escaped."""
    return template_words(language, marked=Markup)
