"""People and organisations as entries: every printed form of the name, each with the document it is printed in."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tracktwo.office.record.entries import Content
from tracktwo.office.review.entering.desk import Desk, listed, said
from tracktwo.record import Proposal, Reviewed
from tracktwo.record.methods.resolution import Order, read_name
from tracktwo.vocabulary.provenance import Passage

__all__ = ["enter_organisation", "enter_person", "family_in"]

_SURE = 0.8
"""How likely a reading of a name must be before its family name is marked; the card shows it."""


def enter_person(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of a person's entry, made or with the forms of the name it had not yet."""
    names = list(_person_names(desk, reviewed))
    if existing:
        for name in names:
            name["preferred"] = False
        desk.pen.add("person", existing, "names", names, same=("text",))
    key = existing or desk.pen.make("person", {"names": names})
    desk.cite(f"person:{key}", reviewed, {"forms": "names"})
    return key


def enter_organisation(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of an organisation's entry, made or with the forms of the name it had not yet."""
    name, printed = said(reviewed, "name"), _printed(reviewed.proposal)
    own = desk.pen.content("organisation", existing)["name"] if existing else name
    forms = [
        {"text": form, "language": _language_in(desk, document), "source": document}
        for form, document in printed.items()
        if form != own and (document in desk.documents or not document)
    ]
    parent = next(iter(desk.linked(reviewed, "parent")), "")
    if existing:
        desk.pen.add("organisation", existing, "names", forms, same=("text",))
        desk.pen.fill("organisation", existing, {"parent": parent if parent != existing else ""})
    else:
        evidence = reviewed.proposal.evidence.get("name", ()) if reviewed.proposal else ()
        values = {"name": name, "language": desk.language(evidence), "parent": parent, "names": forms}
        existing = desk.pen.make("organisation", {**values, "side": said(reviewed, "side_of_programme")})
    desk.pen.cite(f"organisation:{existing}", _passages_of_name(reviewed, own))
    return existing


def _passages_of_name(reviewed: Reviewed, own: str) -> Iterator[tuple[str, Passage]]:
    """Yield the passages of an organisation's name; those that print another form than the entry's own say so.

    A public document makes a name known outside: so it never stands for one that it does not print.
    """
    proposal = reviewed.proposal
    if proposal is None or reviewed.values.get("name") != proposal.values.get("name"):
        return
    for each in proposal.evidence.get("name", ()):
        field = "name" if _words(each.quote) == _words(own) else "names"
        yield field, Passage(document=each.doc, start=each.start, end=each.end)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _language_in(desk: Desk, document: str) -> str:
    return desk.documents[document].language if document else "en"


def _person_names(desk: Desk, reviewed: Reviewed) -> Iterator[Content]:
    preferred = said(reviewed, "name")
    printed = _printed(reviewed.proposal)
    for form in dict.fromkeys((preferred, *listed(reviewed.values.get("forms")))):
        document = desk.documents.get(printed.get(form, ""))
        is_own = form == preferred and ("family" in reviewed.values or "given" in reviewed.values)
        family, given, order = (
            (said(reviewed, "family"), said(reviewed, "given"), _order(form, said(reviewed, "family")))
            if is_own
            else family_in(form)
        )
        yield {
            "text": form,
            "family": family,
            "given": given,
            "language": _script(form) or (document.language if document else "en"),
            "order": order,
            "preferred": form == preferred,
            "source": document.key if document else "",
        }


def _script(form: str) -> str:
    """Return the language of a name in characters that tell it; "" for Latin letters."""
    return "zh-Hans" if re.search(r"[㐀-鿿]", form) else "ar" if re.search(r"[؀-ۿ]", form) else ""


def _printed(proposal: Proposal | None) -> dict[str, str]:
    """Return each printed form → the document it is printed in first, as its words stand on one line."""
    found: dict[str, str] = {}
    for each in proposal.evidence.get("name", ()) if proposal else ():
        found.setdefault(" ".join(each.quote.split()), each.doc)
    known = listed(proposal.values.get("forms")) if proposal else ()
    for form in known:
        if form not in found:
            words = Counter(form.casefold().split())
            like = (doc for text, doc in list(found.items()) if Counter(text.casefold().split()) == words)
            # Which of several documents prints it is not known then, so none stands for it.
            only = {*found.values()} if len({*found.values()}) == 1 else {""}
            found[form] = next(like, only.pop())
    return {form: document for form, document in found.items() if form in known}


def family_in(form: str) -> tuple[str, str, str]:
    """Return family name, other names and order of a printed name; the names "" where the print leaves it open."""
    readings = read_name(form)
    if not readings or readings[0].score < _SURE:
        return "", "", Order.GIVEN_FIRST.value
    family = _words_of(readings[0].family, form)
    given = " ".join(form.replace(family, " ", 1).replace(",", " ").split()) if family else ""
    return (family, given, readings[0].order.value) if given else ("", "", Order.GIVEN_FIRST.value)


def _words_of(folded: str, form: str) -> str:
    """Return the words of a printed name that read so when folded into one piece; "" if none do."""
    if re.search(r"[㐀-鿿]", form):
        return folded if folded in form else ""
    words = form.replace(",", " ").split()
    for start, end in combinations(range(len(words) + 1), 2):
        if re.sub(r"[\W_]+", "", "".join(words[start:end])).casefold() == folded:
            return " ".join(words[start:end])
    return ""


def _order(form: str, family: str) -> str:
    return (Order.FAMILY_FIRST if family and form.startswith(family) else Order.GIVEN_FIRST).value
