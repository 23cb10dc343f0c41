"""Letters behind a name: degrees, licences, honours, orders and services."""

import re
from typing import Final

__all__ = ["POSTNOMINALS"]

_DEGREE: Final = (
    r"Ph\.?\s?D\.?|D\.?Phil\.?|MPhil|M\.?D\.?|J\.?D\.?|Ed\.?D\.?|Dr\.?P\.?H\.?|Sc\.?D\.?|PharmD|PsyD|DVM|DDS"
    r"|M\.?Sc?\.?|M\.?A\.?|M\.?B\.?A\.?|M\.?P\.?[HAP]\.?|LL\.?[BMD]\.?|B\.?[AS]c?\.?|(?:Dr\.? ?)?h\.c\."
)
_LICENCE: Final = r"R\.?N\.?|R\.?M\.?|C\.?N\.?M\.?|P\.?\s?[Ee]ng\.?|C\.?Eng\.?|P\.?E\.?|CPA|CFA|FRS[CE]?|FRCP|FRCS|FRAeS|FAIA|AIA|RIBA"
_HONOUR: Final = (
    r"[OMC]\.?B\.?E\.?|KBE|C\.?M\.?G\.?|[KQ]\.?C\.?|S\.?C\.?|A\.?[OM]\.?|MP|MEP|MLA|MSP|Esq\.?|Jr\.?|Sr\.?"
)
_SERVICE: Final = r"SJ|S\.J\.|OP|USN|USAF|USMC|RNZN"
POSTNOMINALS: Final = re.compile(
    rf"(?:,?\s+(?:{_DEGREE}|{_LICENCE}|{_HONOUR}|{_SERVICE}))+(?=\s?[,;:(–—-]|$)"
)
"""What follows a name, with a comma or without, up to the end of a line or to what is said of somebody."""
