"""Why a proposal is as it is."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from tracktwo.record.methods.anchoring import words_of
from tracktwo.record.tables import Basis, Contribution, Ground, GroundCode

__all__ = ["grounds_of", "said_by"]

_DOUBTS: Final[Mapping[str, GroundCode]] = {
    "doubt:truncated": GroundCode.TRUNCATED,
    "doubt:suspect": GroundCode.SUSPECT,
    "doubt:rival": GroundCode.RIVAL,
    "doubt:contradicted": GroundCode.CONTRADICTED,
}


def said_by(documents: Collection[str]) -> tuple[Ground, ...]:
    """Return that several documents say something; nothing where one does."""
    if len(documents) < 2:
        return ()
    return (Ground(code=GroundCode.DOCUMENTS, args={"number": len(documents)}),)


def grounds_of(line: Contribution) -> Iterator[Ground]:
    """Yield why a contribution is as it is: its line, what headings and sentences add, and what makes it doubtful."""
    yield Ground(code=GroundCode.LINE)
    for name, basis in sorted(line.basis.items()):
        if basis is Basis.INFERRED:
            yield Ground(code=GroundCode.ELSEWHERE, args={"field": name})
        elif basis is Basis.INHERITED and name in line.context:
            code = GroundCode.SENTENCE if name == "delivery" else GroundCode.HEADING
            yield Ground(code=code, args={"field": name, "words": words_of(line.context[name][0].quote)})
    for rule, code in _DOUBTS.items():
        if rule in line.rules["person"]:
            yield Ground(code=code)
