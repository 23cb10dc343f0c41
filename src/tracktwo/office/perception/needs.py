"""What the room of results says needs somebody: keys to reveal, and closed rounds that nobody has worked out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.perception.models import Reveal
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.needs import MOST, Need, Turn
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield the results that wait for keys: for the reader's side, or for the other one."""
    waiting = Reveal.objects.filter(round__programme=seat.programme, revealed_at=None).select_related("round")
    for reveal in waiting.defer("outcomes").prefetch_related("keys")[:MOST]:
        language = reader_language()
        tag, title = choose(reveal.round.title, language=language)
        is_given = any(key.side_id == seat.side_id for key in reveal.keys.all())
        if is_given and reveal.round.is_apart:
            continue  # what the other side lets its own people read is its own affair
        what = _("Results have your side's key and wait for the other side's")
        if not is_given:
            what = _("Results wait for your side's key")
        if reveal.round.is_apart:
            what = _("How your side answered waits to be let read by your side's people")
        yield Need(
            what=what,
            where=title,
            where_language="" if tag == language else tag,
            address=reverse("reveal", kwargs={"programme": seat.programme.key, "key": reveal.round.key}),
            button=_("Look at them"),
            turn=Turn.THEIRS if is_given else Turn.MINE,
        )
