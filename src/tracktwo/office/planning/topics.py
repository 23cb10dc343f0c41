"""Where a topic is to be talked about, against where it can be: sentences, which block nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.kinds import EventKind, Sensitivity, Setting, is_public
from tracktwo.office.record.queries import setting_now
from tracktwo.office.shell.marking import plain, word
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest

if TYPE_CHECKING:
    from tracktwo.office.models import Event, Segment, Topic

__all__ = ["room_of", "setting_of", "topic_warnings"]

_NARROWNESS: Final = {setting: place for place, setting in enumerate(Setting)}


def setting_of(event: "Event", *, rule: str = "") -> Setting:
    """Return what setting an event is, or an item of it with a rule of its own.

    An event before the public is public whatever its rule; any other is public where what is said is on the record.
    """
    if is_public(EventKind(event.kind)):
        return Setting.PUBLIC
    if strictest(read_rule(event.rule), read_rule(rule or event.rule)) == Rule.ON_THE_RECORD:
        return Setting.PUBLIC
    return Setting.SMALL if event.kind == EventKind.SMALL_GROUP_DIALOGUE else Setting.CLOSED


def room_of(setting: Setting) -> str:
    """Return what a setting is called in a sentence about an event."""
    if setting is Setting.PUBLIC:
        return _("in public, or on the record")
    return _("in a small group") if setting is Setting.SMALL else _("behind closed doors")


def topic_warnings(
    event: "Event", segments: "Sequence[Segment]", *, topics: "Mapping[str, Sequence[Topic]]"
) -> Iterator[str]:
    """Yield the topics that are planned where they cannot be talked about, and hard ones before media or officials.

    Args:
        event: The event.
        segments: The items of its agenda.
        topics: The topics of the event and of its items, by "kind:key".
    """
    rules = {f"event:{event.key}": "", **{f"segment:{each.key}": each.rule for each in segments}}
    said: dict[str, None] = {}
    for subject, rule in rules.items():
        for topic in topics.get(subject, ()):
            said |= dict.fromkeys(_sentences(topic, event, setting_of(event, rule=rule)))
    yield from said


def _sentences(topic: "Topic", event: "Event", here: Setting) -> Iterator[str]:
    suits, name = setting_now(topic), plain(topic.name)
    if suits is Setting.OFFICIALS:
        yield _("“%(topic)s” was passed on to officials, and it is on the agenda here.") % {"topic": name}
    elif _NARROWNESS[here] < _NARROWNESS[suits]:
        yield _("“%(topic)s” can be talked about %(suits)s, and here it would be talked about %(here)s.") % {
            "topic": name,
            "suits": room_of(suits),
            "here": room_of(here),
        }
    if topic.sensitivity == Sensitivity.HARD and (event.media_present or event.officials):
        yield _("“%(topic)s” is marked “%(mark)s”, and media or officials are to be there.") % {
            "topic": name,
            "mark": word(topic.sensitivity),
        }
