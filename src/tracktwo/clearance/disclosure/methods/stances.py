"""Agreement and disagreement of the two sides on a statement, as far as they may be shown."""

from datetime import date

from tracktwo.clearance.disclosure.methods.audit import could_give_away
from tracktwo.clearance.disclosure.methods.bands import bands, head_count
from tracktwo.clearance.disclosure.methods.decisions import (
    CLASSED,
    Outcome,
    decide_together,
    is_exact,
    refusal,
)
from tracktwo.clearance.disclosure.tables import Bands, ExactStances, Policy, Reason, Series, Stances
from tracktwo.perception.tables import Origin

__all__ = ["banded_or_reason", "in_bands", "release_stances"]


def release_stances(
    sides: tuple[Series[Stances], Series[Stances]],
    *,
    policy: Policy,
    today: date,
    origin: Origin | None,
    subtractable: bool = False,
) -> tuple[Outcome, Outcome]:
    """Return what may be shown of both sides' stances on one statement, in the order the sides were given.

    Both sides are decided together, because a comparison shows both or neither. Whether a value is shown, or an
    older one repeated, depends on who was counted and on earlier releases only.

    Args:
        sides: the two series of the statement.
        policy: the rules of the round.
        today: the day of this release.
        origin: whether the answers are simulated; such a round may always be exact. None = not known, so real.
        subtractable: whether counts shown elsewhere, of nearly the same people asked at another time, less these
            would be those of a few people; then nobody's are shown.

    Returns: for each side a release (new, or an older one repeated with the reason), or why nothing is shown.
    """
    exact = is_exact(sides, policy=policy, origin=origin, subtractable=subtractable)
    simulated = origin is Origin.SIMULATED

    def value(side: Series[Stances]) -> Bands | ExactStances | Reason:
        if not exact:
            return banded_or_reason(side, policy=policy, today=today)
        if refused := refusal(side, policy=policy, today=today, simulated=simulated):
            return refused
        return ExactStances(agree=side.now.agree, disagree=side.now.disagree, unsure=side.now.unsure)

    return decide_together(sides, values=[value(side) for side in sides], policy=policy, today=today)


def banded_or_reason(series: Series[Stances], *, policy: Policy, today: date) -> Bands | Reason:
    """Return the bands a series may take today, or why it may not."""
    if refused := refusal(series, policy=policy, today=today, simulated=False):
        return refused
    if could_give_away(series.history, series.attendance, policy=policy):
        return Reason.AUDIT
    return in_bands(series.now, policy=policy)


def in_bands(now: Stances | ExactStances, *, policy: Policy) -> Bands:
    """Return the bands counts lie in.

    Args:
        now: the counts, of as many people as have bands.
        policy: the rules of the round.
    """
    shown = bands(now.people, insiders=policy.insiders_at(now.people))
    agree, disagree = (
        next(band for band in shown if count <= band.counts(now.people).high)
        for count in (now.agree, now.disagree)
    )
    return Bands(
        people=head_count(now.people),
        agree=agree,
        disagree=disagree,
        classed=policy.effective(now.people) >= CLASSED,
    )
