"""Python's search for cycles of objects, which reading has no use for."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_cycles_sought"]


@contextmanager
def no_cycles_sought() -> Iterator[None]:
    """Pause the search for cycles: reading makes objects by the hundred thousand, and no cycle among them.

    What is no longer needed is freed as ever. Where two threads read, the search goes on as soon as the first to begin ends.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
