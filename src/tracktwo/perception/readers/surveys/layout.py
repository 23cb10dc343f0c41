"""Which column of a survey is what: every column is mapped or ignored, and none is both."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Final

from tracktwo.perception.readers.surveys.mapping import PLACE
from tracktwo.perception.tables import Question, SurveyMapping
from tracktwo.vocabulary.errors import UsageError

__all__ = ["Layout", "lay_out"]

_KINDS: Final = ("stance", "expected", "expected_own")
_NAMED_AT_MOST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The statements in their order, each with the columns it has, and how many columns are not read."""

    questions: tuple[Question, ...]
    ignored: int


def lay_out(header: Sequence[str], mapping: SurveyMapping, *, where: str) -> Layout:
    """Return which columns of a survey answer which statement.

    Raises: UsageError naming a column that the survey lacks, that is mapped twice, or that is not mapped.
    """
    uses, there = _uses(mapping), frozenset(header)
    for column, used in uses.items():
        if column not in there:
            raise UsageError(_missing(column, header, mapping=mapping, where=where))
        if len(used) > 1 or column in mapping.ignore:
            twice = " and ".join([*used, *(["ignore"] if column in mapping.ignore else [])])
            raise UsageError(f"{mapping.name} uses the column {column!r} for {twice}; it has one use.")
    found, rest = _by_pattern([name for name in header if name not in uses], mapping)
    if rest:
        more = f" and {len(rest) - _NAMED_AT_MOST} more" if len(rest) > _NAMED_AT_MOST else ""
        raise UsageError(
            f"{where} has columns that {mapping.name} neither maps nor ignores: "
            f"{', '.join(map(repr, rest[:_NAMED_AT_MOST]))}{more}. Map them, or add them to ignore; what is "
            "ignored is not read."
        )
    questions = _joined(mapping, found)
    columns = len(uses) + sum(len(kinds) for kinds in found.values())
    return Layout(questions=questions, ignored=len(header) - columns)


def _uses(mapping: SurveyMapping) -> dict[str, list[str]]:
    """Return what each column is named for; patterns apart."""
    uses: dict[str, list[str]] = {}
    named: list[tuple[str | None, str]] = [(mapping.participant, "participant"), (mapping.side, "side")]
    named += [(column, "leave_out") for column in mapping.leave_out]
    named += [
        (getattr(question, kind), f"{kind} of {question.statement!r}")
        for question in mapping.questions
        for kind in _KINDS
    ]
    for column, used in named:
        if column is not None:
            uses.setdefault(column, []).append(used)
    return uses


def _missing(column: str, header: Sequence[str], *, mapping: SurveyMapping, where: str) -> str:
    names = {name.casefold(): name for name in header}
    near = get_close_matches(column.casefold(), names, n=1)
    hint = f"did you mean {names[near[0]]!r}?" if near else "check the name, and which row names the columns."
    return f"{where} has no column {column!r}, which {mapping.name} maps; {hint}"


def _by_pattern(
    columns: Sequence[str], mapping: SurveyMapping
) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Return by statement and kind the columns that patterns find, and the columns that nothing claims."""
    # the pattern that says most about a name has it: q1_guess is no stance of "q1_guess"
    known = sorted(mapping.patterns.items(), key=lambda each: (-len(each[1]), each[0]))
    patterns = [
        (kind, re.compile("(.+)".join(map(re.escape, pattern.split(PLACE))))) for kind, pattern in known
    ]
    found: dict[str, dict[str, str]] = {}
    rest = []
    for column in columns:
        if column in mapping.ignore or any(fnmatchcase(column, _glob(each)) for each in mapping.ignore):
            continue
        for kind, pattern in patterns:
            if match := pattern.fullmatch(column):
                found.setdefault(match[1].strip(), {})[kind] = column
                break
        else:
            rest.append(column)
    return found, rest


def _glob(pattern: str) -> str:
    """Return a pattern in which only ``*`` has a meaning; names of columns hold brackets and question marks."""
    return re.sub(r"([\[?])", r"[\1]", pattern)


def _joined(mapping: SurveyMapping, found: Mapping[str, Mapping[str, str]]) -> tuple[Question, ...]:
    named = {question.statement: question for question in mapping.questions}
    # in the mapping's order where it names columns, then in the survey's
    order = [key for key, question in named.items() if question.stance is not None]
    joined = []
    for key in dict.fromkeys([*order, *found, *named]):
        own, columns = named.get(key, Question(statement=key)), found.get(key, {})
        stance = own.stance or columns.get("stance")
        if stance is None:
            raise UsageError(
                f"{mapping.name} finds no column with the stance on the statement {key!r}; name it, or ignore "
                "the columns that look like guesses about it."
            )
        joined.append(
            replace(
                own,
                stance=stance,
                expected=own.expected or columns.get("expected"),
                expected_own=own.expected_own or columns.get("expected_own"),
            )
        )
    return tuple(joined)
