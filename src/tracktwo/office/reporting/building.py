"""A report as it is handed out: what both sides approved, the team's words, and the marks it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import Outcome
from tracktwo.office.releases.contents import content_of, everything_held, standing
from tracktwo.office.releases.searching import leaks_in
from tracktwo.publish.bundle import Content
from tracktwo.publish.period import Material, is_simulated, report_of
from tracktwo.report.printing import Paper, as_page, as_pdf
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import ReportPart
from tracktwo.vocabulary.languages import LanguageText, words

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["FORMATS", "Report", "report"]

FORMATS = ("html", "pdf")


@dataclass(kw_only=True)
class Report:
    """A report of a period.

    Attributes:
        programme: whose it is.
        content: the release both sides approved; every figure comes from it.
        material: the period, the team's words, what is in doubt.
    """

    programme: "Programme"
    content: Content
    material: Material

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be had in."""
        return self.content.languages

    @cached_property
    def is_simulated(self) -> bool:
        """Whether it holds answers a program made up."""
        return is_simulated(self.content, self.material)

    def paper(self, language: str) -> Paper:
        """Return the report in one language.

        Raises: DataError if the release is in no such language.
        """
        if language not in self.languages:
            raise DataError(
                _("The release is not in “%(language)s”; choose one of: %(languages)s.")
                % {"language": language, "languages": ", ".join(self.languages)}
            )
        return report_of(self.content, self.material, language=language)

    def file(self, language: str, *, form: str) -> bytes:
        """Return the report as a file, after it was searched for what is withheld.

        Args: language: one of its languages; form: "html" or "pdf".
        Raises: DataError if the team's words hold what may not go outside, or a font lacks a character.
        """
        paper = self.paper(language)
        page = as_page(paper).encode()
        if self.material.texts:
            self._refuse_leaks({f"{language}/report.html": page})
        return page if form == "html" else as_pdf(paper)

    def name(self, language: str, *, form: str) -> str:
        """Return what the file is called; what is simulated says so first."""
        period = self.material.period.edtf.replace("/", "-")
        start = "SIMULATED-" if self.is_simulated else ""
        return f"{start}{self.programme.key}-report-{period}-{language}.{form}"

    def _refuse_leaks(self, files: Mapping[str, bytes]) -> None:
        found = leaks_in(files, content=self.content, programme=self.programme)
        if found:
            raise DataError(
                _(
                    "The team’s words in this report hold what may not go outside: %(what)s. Change the words; nothing "
                    "was handed out."
                )
                % {"what": "; ".join(found)}
            )


def report(
    programme: "Programme",
    period: PartialDate,
    *,
    texts: Mapping[str, LanguageText] | None = None,
) -> Report:
    """Return the report of a period, from the newest release both sides approved.

    Args:
        programme: the programme.
        period: from when to when.
        texts: the team's words by part; what has any is marked as not approved by both sides.

    Raises: DataError if no release is approved yet.
    """
    content = content_of(standing(programme))
    if content is None:
        raise DataError(
            _(
                "No release of %(programme)s is approved by both sides yet, and a report tells nothing else. Prepare a "
                "release first."
            )
            % {"programme": programme.key}
        )
    written = {ReportPart(part): text for part, text in (texts or {}).items() if any(text.values())}
    return Report(
        programme=programme,
        content=content,
        material=Material(
            period=period,
            texts=written,
            doubted=_doubted(programme, content),
            notice=_draft(content.languages) if written else {},
        ),
    )


def _draft(languages: tuple[str, ...]) -> dict[str, str]:
    return {
        tag: words(tag).gettext("Draft: the team’s words in it are not approved by both sides.")
        for tag in languages
    }


def _doubted(programme: "Programme", content: Content) -> frozenset[str]:
    """Return the keys of findings that today would not go out as they did, or rest on less."""
    told = {
        noun.key: clear(noun, audience=PUBLIC)
        for noun in everything_held(programme)
        if isinstance(noun, Outcome)
    }
    found = set[str]()
    for item in content.items.values():
        if item.kind != "outcome":
            continue
        key = item.content["key"]
        now = told.get(key)
        before = {one["item"] for one in item.content.get("evidence", ()) if one.get("item")}
        if not isinstance(now, Cleared) or before - {one.item for one in now.value.evidence}:
            found.add(key)
    return frozenset(found)
