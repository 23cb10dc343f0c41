"""What a question may not say: the name of a person or a company on record, or which contract is meant."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.queries import names_on_record
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.vocabulary.languages import LanguageText, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["contract_in", "too_particular"]

_KINDS: Final = r"(?:contract|purchase order|task order|tender|licen[cs]e|grant)"
_NUMBERED: Final = re.compile(
    rf"\b{_KINDS}s?\b[\s,:]*(?:no\.?|nr\.?|number|№|#)?[\s:]*(?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{{2,}}"
    r"|(?:合同|协议|订单|标书|许可证)\s*(?:编号|号码|号|第)?[\s:\uff1a]*(?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{2,}"
    r"|第?\s*[A-Z0-9/-]*\d[A-Z0-9/-]*\s*号\s*(?:合同|协议|订单|许可证)",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    rf"(?<=[a-z,;] )(?:[A-Z][\w-]+ )+{_KINDS}\b|[《“「][^》”」]{{2,30}}[》”」]\s*(?:合同|协议)"
)


def contract_in(text: str) -> str:
    """Return the words of a text that say which contract is meant; "" if none do."""
    found = _NUMBERED.search(text) or _CALLED.search(text)
    return found[0].strip() if found else ""


def too_particular(programme: "Programme", *texts: LanguageText) -> list[str]:
    """Return a sentence for each name of the register and each contract that texts name, asking to generalise."""
    names = names_on_record(programme)
    sentences = []
    for text in texts:
        for tag, words in sorted(text.items()):
            found = [
                _("names “%(name)s”, who is on record") % {"name": name}
                for name in sorted(named_in(words, _likely(words, names)))
            ]
            if contract := contract_in(words):
                found.append(_("says which contract is meant (“%(words)s”)") % {"words": contract})
            sentences += [
                _("%(language)s: it %(fault)s. Ask about the kind of thing, not about the one.")
                % {"language": endonym(tag), "fault": each}
                for each in found
            ]
    return list(dict.fromkeys(sentences))


def _likely(text: str, names: Iterable[str]) -> list[str]:
    """Return the names that may stand in a text; of twenty thousand, the few worth a closer look."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return [
        name
        for name in names
        if name.casefold() in folded
        or not unicodedata.is_normalized("NFKC", name)
        or name != " ".join(name.split())
    ]
