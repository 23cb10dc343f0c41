"""What comes out: the classes, the settings, and one tidy table with a row for each statement and side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

import narwhals as nw
import pyarrow as pa
from narwhals.typing import IntoFrame

from tracktwo.perception.tables.answers import Origin
from tracktwo.perception.tables.arrow import ArrowArray, from_flags, from_integers, from_numbers, from_texts
from tracktwo.perception.tables.columns import code, count, difference, share, text
from tracktwo.perception.tables.rows import Cell, Pair, Row, pairs_of
from tracktwo.perception.tables.shown import Shown, told_of
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["GAPS", "Area", "Finding", "Firmness", "FrameKind", "Gaps", "Settings"]


class Finding(StrEnum):
    """The seven classes of a statement. The order only settles ties."""

    SHARED_GROUND = "shared_ground"
    """The sides agree (of a reciprocal statement: what they say fits together) and both know it."""
    HIDDEN_AGREEMENT = "hidden_agreement"
    """The sides agree and at least one does not know it."""
    RECOGNISED_DIFFERENCE = "recognised_difference"
    """The sides lean apart and both know it."""
    OVERLOOKED_DIFFERENCE = "overlooked_difference"
    """The sides lean apart and at least one does not know it."""
    MIRROR_IMAGE = "mirror_image"
    """A reciprocal statement that both sides hold of each other."""
    DIVIDED_WITHIN = "divided_within"
    """The line does not run between the sides: one of them is split."""
    OPEN_QUESTION = "open_question"
    """A third or more of a side is unsure."""


class Area(StrEnum):
    """How a side stands to the other on a statement: whether they agree, and whether this side knows it."""

    AGREE_KNOWN = "agree_known"
    AGREE_UNKNOWN = "agree_unknown"
    DIFFER_KNOWN = "differ_known"
    DIFFER_UNKNOWN = "differ_unknown"
    TOO_CLOSE = "too_close"
    """No area is sure enough to be called firm."""


class Basis(StrEnum):
    """How a figure that a method needs is known."""

    FITTED = "fitted"
    ASSUMED = "assumed"


class Firmness(StrEnum):
    """How far a class may be relied on, from its probability."""

    FIRM = "firm"
    LEANING = "leaning"
    NOT_RESOLVED = "not_resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices behind every class and interval; printed with every result.

    Attributes:
        tau: a side whose share of unsure people reaches this leaves the question open.
        lean_margin: agree-shares up to the first lean to disagree, from the second to agree; between, a side
            is split.
        prior_stance: Beta prior of the agree-share among people with a view, for classes only.
        prior_unsure: Beta prior of the unsure-share, for classes only.
        omega: prior probability that a side reads the other's lean rightly.
        kappa: prior weight of equal leans against unequal ones.
        interval: coverage of every interval.
        min_answers: under this many answers on a side there is no class.
        min_guesses: fewer guesses than this count as none.
        firm, leaning: probabilities from which a class is called so.
        firm_small, small: the probability asked of *firm* where a side has fewer than ``small`` answers.
        list_error: the expected share of wrong labels that the list may hold.
        compression: how far guesses are assumed to drift to the middle: 1 = not at all, 0 = all the way.
        compression_range: limits of that drift where it is fitted.
        compression_statements: with guesses about the own side on fewer statements it is assumed.
        leave_one_out: where fewer of a side have a view, a guess about it is held against the others' views.
        headline_statements: on fewer statements nothing is said of a side's guesses as a whole.
    """

    tau: float = 1 / 3
    lean_margin: tuple[float, float] = (0.45, 0.55)
    prior_stance: tuple[float, float] = (1.0, 1.0)
    prior_unsure: tuple[float, float] = (1.0, 4.0)
    omega: float = 0.65
    kappa: float = 0.5
    interval: float = 0.9
    min_answers: int = 5
    min_guesses: int = 5
    firm: float = 0.8
    firm_small: float = 0.9
    small: int = 10
    leaning: float = 0.5
    list_error: float = 0.1
    compression: float = 0.5
    compression_range: tuple[float, float] = (0.2, 1.0)
    compression_statements: int = 8
    leave_one_out: int = 20
    headline_statements: int = 10

    def to_dict(self) -> dict[str, object]:
        """Return the settings by name, ready for JSON."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    def to_text(self) -> str:
        """Return the settings on one line: ``tau=0.333333; lean_margin=0.45,0.55; …``."""
        texts = {
            name: ",".join(f"{part:.6g}" for part in (value if isinstance(value, list) else [value]))
            for name, value in self.to_dict().items()
        }
        return "; ".join(f"{name}={text}" for name, text in texts.items())


GAPS: Final = TableSpec(
    name="gaps",
    meaning="One row for each statement and side; what concerns the statement stands in both its rows.",
    columns=(
        code("origin", "where the answers come from", *Origin),
        Column(name="statement", kind=Kind.KEY, meaning="the statement's id"),
        Column(name="side", kind=Kind.KEY, meaning="the side described by this row"),
        code("class", "the most probable class", *Finding),
        text("sublabel", "known or unknown (mirror image); mutual or only:<unaware side>"),
        code("firmness", "how far the class may be relied on", *Firmness),
        code("reason", "why there is no class", "too_few"),
        *(share(f"p_{each}", f"probability of {each.replace('_', ' ')}") for each in Finding),
        share("between_share", "share of the variance of views that lies between the sides"),
        code(
            "area", "how this side stands to the other, as this side sees it; blank for a mirror image", *Area
        ),
        share("p_area", "probability of the likeliest area that is none of too_close"),
        Column(
            name="listed_at_10", kind=Kind.FLAG, meaning="in the list that expects at most 10 % wrong labels"
        ),
        count("agree", "people of the side who agree"),
        count("disagree", "people of the side who disagree"),
        count("unsure", "people of the side who are unsure"),
        count("n", "agree + disagree + unsure"),
        share("share", "agree / (agree + disagree)"),
        share("low", "lower limit of the share"),
        share("high", "upper limit of the share"),
        share("unsure_share", "unsure / n"),
        share("unsure_low", "lower limit of the unsure share"),
        share("unsure_high", "upper limit of the unsure share"),
        share("lean_agree", "probability that the side leans to agree"),
        share("lean_disagree", "probability that the side leans to disagree"),
        share("lean_split", "probability that the side is split"),
        count("n_expected", "guesses about this side, made by the other"),
        share("expected", "mean of those guesses"),
        share("expected_shrunk", "posterior mean of what the other side expects"),
        share("expected_low", "lower limit of what the other side expects"),
        share("expected_high", "upper limit of what the other side expects"),
        share("wrong_side", "share of those guesses on the wrong side of one half; exact halves count half"),
        share("wrong_side_low", "lower limit of the wrong-side share"),
        share("wrong_side_high", "upper limit of the wrong-side share"),
        difference("gap", "what the other side expects minus the side's share, both shrunk"),
        difference("gap_raw", "mean guess minus share"),
        difference("gap_low", "lower limit of the gap"),
        difference("gap_high", "upper limit of the gap"),
        share("compression", "drift of the other side's guesses to the middle: 1 = none, 0 = all the way"),
        code(
            "compression_basis",
            "whether that drift was found in its guesses about itself, or is assumed",
            *Basis,
        ),
        share("expected_compressed", "what would be expected by drift alone"),
        difference("gap_excess", "what the other side expects minus that, both shrunk"),
        difference("gap_excess_low", "lower limit of gap_excess, for that drift"),
        difference("gap_excess_high", "upper limit of gap_excess, for that drift"),
        difference(
            "error_difference",
            "how far off the other side is about this side, minus about itself, both shrunk",
        ),
        difference("error_difference_low", "lower limit of error_difference"),
        difference("error_difference_high", "upper limit of error_difference"),
        difference("difference", "this side's share minus the other's"),
        difference("difference_low", "lower limit of the difference"),
        difference("difference_high", "upper limit of the difference"),
        Column(name="settings", kind=Kind.TEXT, meaning="the settings, on one line"),
    ),
    unique=(("statement", "side"),),
    constant=("origin", "settings"),
)

_ARROW: Final[Mapping[Kind, Callable[[Any], ArrowArray]]] = {
    Kind.KEY: from_texts,
    Kind.TEXT: from_texts,
    Kind.CODE: from_texts,
    Kind.NUMBER: from_numbers,
    Kind.COUNT: from_integers,
    Kind.FLAG: from_flags,
}
_STATEMENT_KEYS: Final = ("statement", "class", "sublabel", "firmness", "reason")
_SIDE_KEYS: Final = (
    ("agree", "disagree", "unsure", "n", "share", "low", "high"),
    ("agree", "disagree", "split"),
    ("n_expected", "expected", "expected_shrunk", "expected_low", "expected_high"),
    (
        *("gap", "gap_raw", "gap_low", "gap_high"),
        *("compression", "compression_basis", "expected_compressed"),
        *("gap_excess", "gap_excess_low", "gap_excess_high"),
        *("error_difference", "error_difference_low", "error_difference_high"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameKind:
    """The kind of frame a caller uses, so that results come back in it."""

    backend: nw.Implementation = nw.Implementation.PYARROW
    lazy: bool = False

    def build(self, columns: Mapping[str, Sequence[Cell]], *, spec: TableSpec) -> IntoFrame:
        """Return the columns as a native frame of this kind, typed by the specification."""
        return self.hold(
            pa.table({column.name: _ARROW[column.kind](columns[column.name]) for column in spec.columns})
        )

    def hold(self, arrow: pa.Table) -> IntoFrame:
        """Return an Arrow table as a native frame of this kind."""
        native: IntoFrame = arrow
        if self.backend.is_pyarrow():
            return native
        backend: Any = self.backend  # narwhals refuses the kinds it cannot make
        if self.backend.is_pandas() or self.backend.is_polars():
            frame = nw.from_arrow(arrow, backend=backend)
            native = frame.lazy().to_native() if self.lazy else frame.to_native()
        else:  # engines that only hold lazy tables (DuckDB …) take them from Arrow
            native = nw.from_native(arrow, eager_only=True).lazy(backend=backend).to_native()
        return native


@dataclass(frozen=True, kw_only=True, repr=False)
class Gaps(Shown):
    """What the answers show: a table, the expected number of wrong labels, and the list at 10 %.

    ``columns`` are the table's columns by name, one entry for each statement and side; ``expected_wrong`` is
    the sum of (1 - P) over the labels given; ``listed_at_10`` are statement ids, surest first.
    """

    origin: Origin | None
    sides: tuple[str, str]
    left_out: int
    settings: Settings
    columns: Mapping[str, Sequence[Cell]]
    expected_wrong: float
    listed_at_10: tuple[str, ...]
    kind: FrameKind = field(default_factory=FrameKind)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))

    def summary(self) -> str:
        """Return how many statements of which sides there are, and whether the answers are simulated."""
        return told_of(
            len(self.columns["statement"]) // len(self.sides), sides=self.sides, origin=self.origin
        )

    @cached_property
    def table(self) -> IntoFrame:
        """The tidy table in the caller's kind of frame; the specification is :data:`GAPS`."""
        return self.kind.build(self.columns, spec=GAPS)

    def to_dict(self) -> dict[str, object]:
        """Return the result as nested dictionaries and lists, ready for JSON; no key is ever missing."""
        return {
            "origin": None if self.origin is None else self.origin.value,
            "sides": list(self.sides),
            "left_out": self.left_out,
            "settings": self.settings.to_dict(),
            "statements": [_statement(pair) for pair in pairs_of(self.columns)],
            "expected_wrong": self.expected_wrong,
            "listed_at_10": list(self.listed_at_10),
        }


def _statement(pair: Pair) -> dict[str, object]:
    first = pair[0]
    return {
        **{key: first[key] for key in _STATEMENT_KEYS},
        "p": {each.value: first[f"p_{each}"] for each in Finding},
        "between_share": first["between_share"],
        "sides": {str(row["side"]): _side(row) for row in pair},
    }


def _side(row: Row) -> dict[str, object]:
    counts, leans, expected, gap = _SIDE_KEYS
    return {
        **{key: row[key] for key in counts},
        "area": row["area"],
        "p_area": row["p_area"],
        "lean": {key: row[f"lean_{key}"] for key in leans},
        **{key: row[key] for key in (*expected, *gap)},
    }
