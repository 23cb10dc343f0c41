"""The template engine of the office: Jinja2, with the words, addresses and marks every page uses."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from jinja2 import Environment, StrictUndefined

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record.forms.words import fact_in_words
from tracktwo.office.shell import marking
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, direction, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["THEMES", "THEME_WORDS", "Entry", "environment", "front_page", "page_context"]

THEME_WORDS = {"light": _("Light"), "dark": _("Dark, for a projector")}
THEMES = tuple(THEME_WORDS)

# route name → what the navigation calls it and who sees it
_NAVIGATION = (
    ("overview", _("Overview"), Right.READ_RECORD),
    ("events", _("Events"), Right.READ_RECORD),
    ("people", _("People"), Right.READ_RECORD),
    ("organisations", _("Organisations"), Right.READ_RECORD),
    ("documents", _("Documents"), Right.READ_RECORD),
    ("review", _("Review"), Right.READ_RECORD),
    ("research", _("Research"), Right.READ_RECORD),
    ("terms", _("Terms"), Right.READ_RECORD),
    ("rounds", _("Rounds"), Right.READ_RECORD),
    ("questions", _("Questions"), Right.READ_RECORD),
    ("balance", _("Balance"), Right.READ_RECORD),
    ("media", _("Media"), Right.READ_RECORD),
    ("findings", _("Findings"), Right.READ_RECORD),
    ("conflicts", _("Conflicts"), Right.READ_RECORD),
    ("releases", _("Publish"), Right.READ_RECORD),
    ("reports", _("Reports"), Right.READ_RECORD),
    ("released", _("Released"), Right.READ_RELEASED),
    ("members", _("Team"), Right.MANAGE_ACCOUNTS),
    ("audit", _("Changes"), Right.READ_AUDIT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the navigation; ``current`` is ``page`` on its page, ``true`` on those below it, else empty."""

    address: str
    label: str
    current: str


def environment(**options: Any) -> Environment:
    """Return the template environment: undefined names are errors, everything shown is escaped."""
    strict = {**options, "undefined": StrictUndefined, "autoescape": True}
    made = Environment(**strict, extensions=["jinja2.ext.i18n"])  # noqa: S701 -- it is on, one line up
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # by extension
    made.globals |= {
        "url": url,
        "static": static,
        "reader_language": marking.reader_language,
        "direction": direction,
        "endonym": endonym,
        "INTERFACE_LANGUAGES": INTERFACE_LANGUAGES,
        "Right": Right,
        "fact_in_words": fact_in_words,
        "front_page": front_page,
    }
    marks = {name: getattr(marking, name) for name in marking.__all__ if name != "reader_language"}
    made.globals |= marks
    made.filters |= marks
    return made


def url(name: str, **arguments: Any) -> str:
    """Return the address of a route by its name."""
    return reverse(name, kwargs=arguments)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the page around every content needs: the reader's seat, theme and navigation."""
    seat = getattr(request, "seat", None)
    theme = request.COOKIES.get("theme", "")
    return {
        "seat": seat,
        "theme": theme if theme in THEMES else THEMES[0],
        "navigation": _navigation(request, seat) if seat else [],
    }


def front_page(seat: "Membership") -> str:
    """Return the address a member starts at: the overview, or for observers what is released."""
    name = "overview" if seat.may(Right.READ_RECORD) else "released"
    return url(name, programme=seat.programme.key)


def _navigation(request: HttpRequest, seat: "Membership") -> list[Entry]:
    return [
        Entry(address=address, label=str(label), current=_current(request.path, name=name, address=address))
        for name, label, right in _NAVIGATION
        # Who reads the record finds what is released under "Publish".
        if seat.may(right) and not (name == "released" and seat.may(Right.READ_RECORD))
        for address in (url(name, programme=seat.programme.key),)
    ]


def _current(path: str, *, name: str, address: str) -> str:
    if path == address:
        return "page"
    if name == "overview":  # every page is below it
        return ""
    return "true" if path.startswith(address) else ""
