"""What the record says to the public today, as the next release would have it; and releases as files."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Min
from django.utils.translation import gettext as _

from tracktwo.clearance import PUBLIC, Cleared, Material, clear
from tracktwo.clearance.kinds import Document, Narrative
from tracktwo.office.findings.material import material_of
from tracktwo.office.hall.queries import debrief_material
from tracktwo.office.interviews.material import said_material, themes_material
from tracktwo.office.questions.material import questions_material
from tracktwo.office.releases.addresses import drawn_keys
from tracktwo.office.releases.kinds import State
from tracktwo.office.releases.models import Release
from tracktwo.office.terms.material import concepts_material
from tracktwo.publish import bundle
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = [
    "assembled",
    "before",
    "bundle_of",
    "content_of",
    "deadlocked",
    "everything_held",
    "refuse_unfit",
    "standing",
]

_PATIENCE: Final = timedelta(days=14)
"""How long one side's key waits for the other's before it counts as a deadlock."""


def standing(programme: "Programme") -> Release | None:
    """Return the newest release both sides approved; None before the first."""
    return (
        Release.objects.filter(programme=programme, state=State.APPROVED)
        .select_related("programme")
        .order_by("-number")
        .first()
    )


def before(release: Release) -> bundle.Content | None:
    """Return the content of the release a proposal would follow; None for the first."""
    return content_of(
        Release.objects.filter(
            programme=release.programme_id, state=State.APPROVED, number=release.number - 1
        ).first()
    )


def content_of(release: Release | None) -> bundle.Content | None:
    """Return the content of a proposal; None of none."""
    return bundle.read_content(release.content.encode()) if release else None


def assembled(
    programme: "Programme", *, previous: bundle.Content | None, day: date, waiting: int
) -> tuple[tuple[Material, ...], bundle.Content]:
    """Return the record's material, and the release that follows from what of it is cleared for the public.

    Args:
        programme: the programme to release.
        previous: the content of the standing release.
        day: the day of the release.
        waiting: how many proposals are deadlocked.

    Raises: DataError if the site would have no language, or the record says what no release may.
    """
    languages = [tag for tag in bundle.SITE_LANGUAGES if tag in programme.languages]
    if not languages:
        raise DataError(
            _("No language of the programme is one the site can be built in; add one of: %(languages)s.")
            % {"languages": ", ".join(bundle.SITE_LANGUAGES)}
        )
    material = everything_held(programme)
    cleared = [
        each for each in (clear(one, audience=PUBLIC) for one in material) if isinstance(each, Cleared)
    ]
    content = bundle.assemble(
        cleared,
        previous=previous,
        date=day,
        languages=languages,
        deadlocked=waiting,
        draw=drawn_keys(programme),
    )
    return material, content


def everything_held(programme: "Programme") -> tuple[Material, ...]:
    """Return every raw noun of a programme, from all rooms: what is cleared, and what is searched for."""
    held = material_of(programme)
    documents = {noun.key: noun for noun in held if isinstance(noun, Document)}
    questions = questions_material(programme, documents)
    narratives = {f"narrative:{noun.key}": noun for noun in held if isinstance(noun, Narrative)}
    return (
        *held,
        *concepts_material(programme),
        *questions.values(),
        *debrief_material(programme),
        *themes_material(programme, {**narratives, **questions}),
        *said_material(programme),
    )


def deadlocked(programme: "Programme") -> int:
    """Return how many proposals had one side's key and waited over 14 days for the other's, which never came."""
    now = datetime.now(tz=UTC)
    waited = (
        Release.objects.filter(programme=programme)
        .exclude(state=State.APPROVED)
        .annotate(since=Min("approvals__at"))
        .exclude(since=None)
        .values_list("since", "closed_at")
    )
    return sum((closed or now) - since > _PATIENCE for since, closed in waited)


def refuse_unfit(content: bundle.Content, *, previous: bundle.Content | None) -> None:
    """Raise DataError where a release has nothing new, or lacks what every page needs."""
    if previous and not bundle.differences(previous, content):
        raise DataError(
            _("Nothing has changed for the public since release %(number)s; there is nothing to approve.")
            % {"number": previous.number}
        )
    programme = content.items[f"programme:{content.programme}"].content
    if not programme.get("contact"):
        raise DataError(
            _("The programme has no contact yet; every public page names one. Edit the programme.")
        )
    for each in content.items.values():
        if each.kind in {"programme", "side"} and not set(each.content["name"]) & set(content.languages):
            raise DataError(
                _("The name of %(what)s is in none of the site's languages (%(languages)s); add it in one.")
                % {"what": each.content["key"], "languages": ", ".join(content.languages)}
            )


def bundle_of(release: Release) -> bytes:
    """Return an approved release as the file a site is built from: its content, and both sides' approvals."""
    keys = release.approvals.select_related("side", "account")
    approvals = [
        bundle.Approval(
            side=key.side.key, by=key.account.name, on=key.at.astimezone(UTC).date(), sha256=key.sha256
        )
        for key in keys
    ]
    return bundle.write_bundle(release.content.encode(), approvals)
