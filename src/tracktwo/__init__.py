"""TrackTwo: software for people who run a two-sided (bilateral) Track II dialogue.

>>> import tracktwo as tt
>>> tt.perception.gaps("answers.csv")  # doctest: +SKIP
<Gaps: 24 statements, East and West>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

    from tracktwo import figures, perception

__version__ = "0.1.0"
__all__ = ["figures", "perception"]

_ROOMS: Final = ("figures", "perception")


def __getattr__(name: str) -> "ModuleType":
    """Return a room when it is first asked for, so that importing the package costs nothing."""
    if name in _ROOMS:
        return import_module(f"tracktwo.{name}")
    raise AttributeError(f"module 'tracktwo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_ROOMS])
