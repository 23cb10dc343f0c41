"""Answers to boundary cases, and features of definitions, from a file."""

import os
from collections.abc import Mapping
from typing import Final

import numpy as np

from tracktwo.terms.readers.records import read_records
from tracktwo.terms.tables import CASES, CaseAnswer, Sorted
from tracktwo.vocabulary.errors import TableError

__all__ = ["read_cases"]

_CODES: Final = {CaseAnswer.YES: 0, CaseAnswer.NO: 1, CaseAnswer.DEPENDS: 2, CaseAnswer.UNKNOWN: -1}


def read_cases(path: str | os.PathLike[str]) -> Mapping[str | None, Sorted]:
    """Return who sorted which case how, by term; under None where the file does not say which term it is about.

    Raises:
        UsageError: there is no such file.
        FileError, TableError: it cannot be read, an answer is no answer, somebody answers a case twice or sits on
            two sides; the line is told.
    """
    name = os.fspath(path)
    sides: dict[str, str] = {}
    answers: dict[str | None, dict[tuple[str, str], int]] = {}
    for line, cells in read_records(path, spec=CASES):
        who, side, case = (cells[column] for column in ("participant", "side", "case"))
        if who is None or side is None or case is None:
            raise TableError(f"{name}, line {line}: participant, side and case must not be blank.")
        if sides.setdefault(who, side) != side:
            raise TableError(f"{name}, line {line}: the participant sits on another side than above.")
        of_term = answers.setdefault(cells.get("term"), {})
        if (who, case) in of_term:
            raise TableError(f"{name}, line {line}: the participant answers this case a second time.")
        of_term[who, case] = _code(cells["answer"], where=f"{name}, line {line}")
    return {term: _sorted(found, sides) for term, found in answers.items()}


def _code(answer: str | None, *, where: str) -> int:
    if answer is None:
        return -1
    try:
        return _CODES[CaseAnswer(answer.lower())]
    except ValueError:
        raise TableError(f"{where}: answer must be one of {', '.join(CaseAnswer)}, or blank.") from None


def _sorted(found: Mapping[tuple[str, str], int], sides: Mapping[str, str]) -> Sorted:
    people = {who: place for place, who in enumerate(dict.fromkeys(who for who, _ in found))}
    cases = {case: place for place, case in enumerate(dict.fromkeys(case for _, case in found))}
    answers = np.full((len(people), len(cases)), -1, dtype=np.int8)
    for (who, case), code in found.items():
        answers[people[who], cases[case]] = code
    return Sorted(tuple(people), tuple(sides[who] for who in people), tuple(cases), answers)
