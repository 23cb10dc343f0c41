"""Whether a sentence tells that people met: a meeting took place, brought somebody together, was given, or heard somebody."""

import re
from typing import Final

__all__ = ["gathered", "says_held", "tells_of_meeting"]

_TOOK_PLACE: Final = re.compile(
    r"\b(?:was held|is held|took place|takes place|were held|met in|convened|gathered|held (?:an?|its|their|the))\b|举行|举办|召开"
    r"|\b(?:workshop|dialogue|meeting|round ?table|seminar|forum|conference|webinar|lecture|symposium)\s+followed\b"
)
_GATHERED: Final = re.compile(
    r"\b(?:met|gathered|convened|assembled|came together)\s+(?:(?:in person|again|online|for \w+ days|face to face)\s+)?(?:in|at) (?=[A-Z])|(?:齐聚|相聚|会聚|聚首)"
)
"""That people met somewhere, though no word says for what."""
_HAPPENED: Final = re.compile(
    r"\b(?:brought|drew|attracted|assembled|united|reunited|gathered|met|convened|sat (?:down|round|around|together)|came together|invited|welcomed"
    r"|ended|concluded|wrapped up|closed|finished|opened|began|started|kicked off|got under way|lasted"
    r"|joined|attended|took part|came|took us|followed|filled|listened to|turned out|participated"
    r"|spoke|talked|(?:were|was) (?:the )?guests? of|gave|lectured|presented|addressed|moderated|chaired|delivered|taught|heard|featured"
    r"|discussed|debated|examined|explored|considered|focused on|looked at|dealt with|tackled"
    r"|(?:held|hosted|organi[sz]ed|staged|ran|gave|arranged|put on|offered|launched)(?= (?:an?|its|their|our|the|this|two|three|four|five|six|several|another)\b)"
    r"|(?:was|were) (?:\w+ly )?(?:held|hosted|organi[sz]ed|staged|run|given|chaired|the (?:title|theme|subject|topic) of|devoted to|dedicated to|the scene of|the setting (?:of|for)|the venue (?:of|for)))\b"
    r"|开幕|闭幕|落幕|启幕|开讲|开课|主讲|召集|齐聚|会聚|汇聚|相聚|主办|承办|出席|参加|与会|邀请"
)


def says_held(text: str) -> bool:
    """Return whether a sentence says of a meeting that it was held."""
    return _TOOK_PLACE.search(text) is not None


def gathered(text: str) -> bool:
    """Return whether a sentence says that people met at a place, without a noun for what they met for."""
    return _GATHERED.search(text) is not None


def tells_of_meeting(text: str) -> bool:
    """Return whether a sentence that names a kind of meeting tells what happened there."""
    return _HAPPENED.search(text) is not None or says_held(text)
