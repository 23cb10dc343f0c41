"""The report of a period: a release both sides approved, in; a paper in one language, out.

It tells what the release tells and nothing else, in the order of a report: cover, summary, why, where the programme
stands, events, balance, rounds, questions, terms, findings, media, lessons, plans, method, evidence, credits. Figures
come from the release; the team writes words beside them. What is printed and what is read on a screen are the same
blocks.
"""

from typing import Final

from tracktwo.publish.bundle import Content
from tracktwo.publish.period import closing, exchange, gatherings, measured, opening
from tracktwo.publish.period.book import Book
from tracktwo.publish.period.tables import Material
from tracktwo.report.printing import Paper
from tracktwo.vocabulary.languages import choose

__all__ = ["Material", "is_simulated", "report_of"]

_SECTIONS: Final = (
    opening.cover,
    opening.summary,
    opening.why,
    opening.status,
    gatherings.events,
    gatherings.balance,
    measured.rounds,
    exchange.questions,
    measured.terms,
    closing.findings,
    closing.media,
    closing.lessons,
    gatherings.plans,
    closing.method,
    closing.evidence,
    closing.credit,
)


def report_of(content: Content, material: Material, *, language: str) -> Paper:
    """Return the report of a period in one language.

    Args:
        content: The release; all that is told comes from it.
        material: The period, the team's words, and what is in doubt.
        language: The reader's, one of the release's.
    """
    book = Book(content=content, material=material, language=language)
    name = book.view.plain(book.told(book.shelf.programme)["name"] or {})
    notices = [choose(material.notice, language=language)[1]]
    if book.is_simulated:
        notices.append(book.gettext("SIMULATED: a program made answers in this report up; nobody gave them."))
    return Paper(
        title=book.gettext("%(programme)s: report %(period)s")
        % {"programme": name, "period": book.period_in_words},
        language=language,
        blocks=[block for section in _SECTIONS for block in section(book)],
        day=content.date,
        notice=" ".join(filter(None, notices)),
        footer=name,
        authors=[book.organisation(each.partition(":")[2]).text for each in book.shelf.partners],
    )


def is_simulated(content: Content, material: Material) -> bool:
    """Return whether a report would hold answers that a program made up; its files are then named so.

    Args: content: the release; material: the period.
    """
    return Book(content=content, material=material, language="en").is_simulated
