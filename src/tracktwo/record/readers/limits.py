"""How much a file may cost before it is refused: nobody's document is worth a machine that stands still."""

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on the reading of one file.

    Attributes:
        size: of the file, in bytes.
        characters: of the text that comes out.
        seconds: a web page, PDF or Word file may take, counted by the clock.
        memory: of the process that reads it, in bytes of address space; without effect where the system has no such
            limit.
        unpacked: of one part of a Word file, in bytes.
        ratio: how many times larger than packed a part may be; not asked below a megabyte.
        depth: how deep elements may stand in one another.
    """

    size: int = 50_000_000
    characters: int = 5_000_000
    seconds: float = 20.0
    memory: int = 1_500_000_000
    unpacked: int = 200_000_000
    ratio: int = 200
    depth: int = 400
