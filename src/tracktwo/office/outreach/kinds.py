"""The closed sets of reaching out, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["LEVEL_WORDS", "STAGE_WORDS", "Level", "Stage"]


class Stage(StrEnum):
    """How far it has come with somebody who might join."""

    IDEA = "idea"
    APPROACHED = "approached"
    AGREED = "agreed"
    ACTIVE = "active"
    DECLINED = "declined"


class Level(StrEnum):
    """At which level somebody of one's own government was told."""

    WORKING = "working"
    SENIOR = "senior"
    POLITICAL = "political"
    OTHER = "other"


STAGE_WORDS: Final = {
    Stage.IDEA: _("An idea"),
    Stage.APPROACHED: _("Approached"),
    Stage.AGREED: _("Agreed to take part"),
    Stage.ACTIVE: _("Takes part"),
    Stage.DECLINED: _("Not for now"),
}
LEVEL_WORDS: Final = {
    Level.WORKING: _("Working level"),
    Level.SENIOR: _("Senior officials"),
    Level.POLITICAL: _("Political level"),
    Level.OTHER: pgettext_lazy("level of officials", "Other"),
}
