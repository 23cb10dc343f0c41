"""One public function for each decision."""

from tracktwo.clearance.disclosure.methods.attacker import coalition_may_pin, pinned_by, pins_somebody
from tracktwo.clearance.disclosure.methods.audit import could_give_away
from tracktwo.clearance.disclosure.methods.bands import bands, head_count
from tracktwo.clearance.disclosure.methods.breakdowns import release_breakdown
from tracktwo.clearance.disclosure.methods.decisions import Outcome
from tracktwo.clearance.disclosure.methods.derived import (
    Lean,
    Limits,
    expected_lean,
    find_area,
    find_class,
    gap_limits,
    lean,
    reading,
    share_limits,
)
from tracktwo.clearance.disclosure.methods.estimates import (
    Estimate,
    Label,
    estimate_exact,
    interval_of_share,
)
from tracktwo.clearance.disclosure.methods.evidence import Answer, Evidence
from tracktwo.clearance.disclosure.methods.expectations import release_expectations
from tracktwo.clearance.disclosure.methods.groups import group_statement_refusal, release_groups
from tracktwo.clearance.disclosure.methods.ordering import in_order
from tracktwo.clearance.disclosure.methods.stances import release_stances
from tracktwo.clearance.disclosure.methods.texts import release_writings

__all__ = [
    "Answer",
    "Estimate",
    "Evidence",
    "Label",
    "Lean",
    "Limits",
    "Outcome",
    "bands",
    "coalition_may_pin",
    "could_give_away",
    "estimate_exact",
    "expected_lean",
    "find_area",
    "find_class",
    "gap_limits",
    "group_statement_refusal",
    "head_count",
    "in_order",
    "interval_of_share",
    "lean",
    "pinned_by",
    "pins_somebody",
    "reading",
    "release_breakdown",
    "release_expectations",
    "release_groups",
    "release_stances",
    "release_writings",
    "share_limits",
]
