"""A ballot as one file: it works from a disk, loads nothing and gives back a checked text."""

import base64
import hashlib
from pathlib import Path
from typing import Final

from django.template.loader import get_template
from django.utils.translation import gettext as _
from markupsafe import Markup

from tracktwo.office.rounds.ballots.asking import items_of, lines_told, orders_of, seat_name, spoken
from tracktwo.office.rounds.codes import ALPHABET
from tracktwo.office.rounds.models import Batch
from tracktwo.vocabulary.languages import choose

__all__ = ["ballot_file"]

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_STYLE: Final = (_TEMPLATES / "join" / "join.css").read_text(encoding="utf-8")
_SCRIPT: Final = (_TEMPLATES / "ballots" / "ballot.js").read_text(encoding="utf-8")


def ballot_file(batch: Batch) -> str:
    """Return the file of a batch: the same for everybody it is sent to; each copy draws its own id and return code."""
    languages = batch.round.languages
    items = items_of(batch)
    page = {
        "batch": batch,
        "language": languages[0],
        "title": {tag: choose(batch.round.title, language=tag)[1] for tag in languages},
        "programme": {tag: choose(batch.round.programme.name, language=tag)[1] for tag in languages},
        "seat": {tag: seat_name(batch, tag) for tag in languages},
        "told": lines_told(batch),
        "items": items,
        "words": _words(batch),
        "ballot": {
            "alphabet": ALPHABET,
            "round": batch.round.code,
            "batch": batch.code,
            "orders": orders_of(items),
            "total": len(items),
        },
        "style": Markup(_STYLE),  # noqa: S704 -- a file of this package
        "script": Markup(_SCRIPT),  # noqa: S704 -- a file of this package
        "style_hash": _named(_STYLE),
        "script_hash": _named(_SCRIPT),
    }
    return get_template("ballots/file.html").render(page).lstrip()


def _named(text: str) -> str:
    """Return how a page's policy names what stands inside it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _words(batch: Batch) -> dict[str, dict[str, str]]:
    return {
        "simulated": spoken(
            batch, lambda: _("A demonstration: most answers in this round were made up by a program.")
        ),
        "draft": spoken(batch, lambda: _("Draft, not checked by a native reader.")),
        "script": spoken(
            batch,
            lambda: _(
                "This file needs a browser with script. Ask for a paper, or take part through the link."
            ),
        ),
        "before": spoken(batch, lambda: _("Before you begin")),
        "agree": spoken(batch, lambda: _("I understand and agree")),
        "depends": spoken(batch, lambda: _("On what does it depend? (optional, up to 140 characters)")),
        "there": spoken(batch, lambda: _("The other side reads:")),
        "none": spoken(batch, lambda: _("I cannot guess")),
        "first": spoken(
            batch, lambda: _("Please read what stands on top and agree first; else nothing can be counted.")
        ),
        "make": spoken(batch, lambda: _("Make the text to send back")),
        "made": spoken(batch, lambda: _("Send this text back")),
        "send": spoken(
            batch,
            lambda: _(
                "Copy all of it, unchanged, into a message to whoever sent you this file. It counts once; "
                "if you change an answer before sending, make the text anew."
            ),
        ),
        "text": spoken(batch, lambda: _("Your answers as a text")),
        "copy": spoken(batch, lambda: _("Copy")),
        "keep": spoken(
            batch,
            lambda: _(
                "Keep your return code: with it you can read, change or withdraw your answers once they are entered. "
                "We cannot look it up for you."
            ),
        ),
    }
