"""The seal: what makes a value cleared. Only the gate may import this module; an import contract holds it so.

A :class:`Cleared` is an empty token; what it stands for is kept here, under the token's identity. So there is no
slot to write to, nothing to copy, replace or pickle, and a token made by ``object.__new__`` stands for nothing.
Each reading compares the value with its hash at sealing, so a noun changed behind our back is refused.

Python cannot stop a program that means harm: it can import :func:`seal`, edit ``_SEALED``, or put another
``value`` on the class. The publisher therefore also runs where nothing raw can be reached.
"""

from typing import Any, Final, Generic, NoReturn, SupportsIndex, TypeVar, cast, final
from weakref import WeakKeyDictionary

from tracktwo.clearance.audiences import Audience

__all__ = ["Cleared", "seal"]

T = TypeVar("T")
A = TypeVar("A", bound=Audience)
T_co = TypeVar("T_co", covariant=True)
A_co = TypeVar("A_co", bound=Audience, covariant=True)


@final
class Cleared(Generic[T_co, A_co]):
    """A value its audience may read. The gate makes it; nothing else can.

    A page, a writer or a feed takes ``Cleared[ShownEvent, Public]``: the type says what may be read and by whom,
    so what was cleared for a team does not fit a public page.
    """

    __slots__ = ("__weakref__",)
    __match_args__ = ("value",)

    def __init__(self) -> None:
        raise TypeError("A cleared value comes from clear(material, audience=…) only.")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Cleared has no subclasses.")

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        # Copy, deepcopy and pickle all come through here.
        raise TypeError("A cleared value is not copied or pickled; clear the material again.")

    def __repr__(self) -> str:
        value, audience, _ = _opened(self)
        return f"<Cleared {type(value).__name__} for {audience}>"

    @property
    def value(self) -> T_co:
        """Return what may be read: a frozen noun.

        Raises: TypeError if the token was not sealed by the gate, or its value was changed since.
        """
        value, _, seen = _opened(self)
        if hash(value) != seen:
            raise TypeError("A cleared value was changed after it was cleared; clear the material again.")
        return cast("T_co", value)

    @property
    def audience(self) -> A_co:
        """Return who may read it."""
        return cast("A_co", _opened(self)[1])


_SEALED: Final[WeakKeyDictionary[Cleared[Any, Any], tuple[object, Audience, int]]] = WeakKeyDictionary()


def _opened(cleared: Cleared[Any, Any]) -> tuple[object, Audience, int]:
    try:
        return _SEALED[cleared]
    except KeyError:
        raise TypeError("This was not cleared; call clear(material, audience=…).") from None


def seal(value: T, *, audience: A) -> Cleared[T, A]:
    """Return a value as cleared for an audience.

    Raises: TypeError if the value has no hash, that is, if anything in it could still change.
    """
    token: Cleared[T, A] = object.__new__(Cleared)
    _SEALED[token] = (value, audience, hash(value))
    return token
