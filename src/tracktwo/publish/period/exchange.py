"""The part of a report about the question exchange: questions both sides let out, with their published answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from tracktwo.publish.period.book import Book, anchor
from tracktwo.report.printing import Block, Definitions, Heading, Listing, Paragraph, Run
from tracktwo.vocabulary.kinds import ReportPart

__all__ = ["questions"]

_: Final[Callable[[str], str]] = str  # marks a message for the catalogue
_RESTS: Final = {
    "sources": _("Rests on sources:"),
    "experience": _("From experience"),
    "not_public": _("It cannot be answered publicly, because …"),
    "nobody_knows": _("Nobody knows, as far as we can find out"),
}


def questions(book: Book) -> Iterator[Block]:
    """Yield what may be told of the question exchange: what the team writes, and what both sides let out."""
    gettext = book.gettext
    yield from book.part(ReportPart.QUESTIONS)
    if book.questions:
        yield Listing([_exchanged(book, side.partition(":")[2]) for side in book.sides(0)])
    for each, replies in book.questions.items():
        yield from _question(book, each, replies)
    answers = sum(
        one.get("kind") == "answer" for each in book.findings for one in book.told(each)["evidence"] or ()
    )
    if answers:
        yield Paragraph(
            book.ngettext(
                "Findings of this report rest on %(num)s answer of one side to the other.",
                "Findings of this report rest on %(num)s answers of one side to the other.",
                answers,
            )
        )
    yield Paragraph(
        gettext(
            "What the sides ask each other and answer stays between them unless both publish it. How much is not "
            "published is not said: the number itself would tell something."
        ),
        is_quiet=True,
    )


def _exchanged(book: Book, side: str) -> str:
    """Return how much of what a side asked is published, and with an answer."""
    asked = [replies for each, replies in book.questions.items() if book.told(each)["side"] == side]
    answered = sum(bool(replies) for replies in asked)
    counted = {
        "name": book.ngettext("asked %(num)s question", "asked %(num)s questions", len(asked)),
        "list": book.ngettext(
            "%(num)s of them with a published answer", "%(num)s of them with a published answer", answered
        ),
    }
    return f"{book.side(f'side:{side}')}{book.gettext(': ')}{book.gettext('%(name)s (%(list)s)') % counted}"


def _question(book: Book, each: str, replies: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    gettext, told = book.gettext, book.told(each)
    (other,) = (side for side in book.sides(0) if side != f"side:{told['side']}")
    yield Heading(book.text(told["text"]), level=2, anchor=anchor(each))
    yield Paragraph([gettext("Asked by"), " ", book.side(f"side:{told['side']}")], is_quiet=True)
    for one in replies:
        day = book.when(one.get("as_of", ""))
        words = gettext("as of %(date)s") % {"date": day} if one.get("as_of") else day
        given = gettext("%(name)s (%(list)s)") % {"name": book.side(other), "list": words}
        yield Definitions([(given, book.text(one["text"]))])
        rests = _RESTS[one["basis"]]
        yield Paragraph([gettext(rests), *_sources(book, one)], is_quiet=True)
    if not replies:
        yield Paragraph(gettext("No answer to it is published."))


def _sources(book: Book, reply: Mapping[str, Any]) -> list[Run | str]:
    found: list[Run | str] = []
    if reply.get("reason"):
        found += [" ", book.text(reply["reason"])]
    found += book.codes(f"document:{key}" for key in reply.get("documents", ()))
    if reply.get("printed"):
        found += [" ", "; ".join(reply["printed"])]
    return found
