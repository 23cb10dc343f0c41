"""Dask's workers as an engine: the parts of a table are sent out, and what comes of them is added up in a tree."""

import operator
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from typing import TYPE_CHECKING, Final, TypeVar

from tracktwo.perception import Sum
from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["DaskEngine", "cluster"]

Part = TypeVar("Part")
Told = TypeVar("Told")

_BRANCHES: Final = 4
"""So many sums are added up by one worker at a time."""


class DaskEngine:
    """The workers a Dask client is connected to; what one has counted stays with it until it is added up."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def fold(
        self,
        parts: Sequence[Part],
        work: Callable[[Part], Sequence[Sum]],
        tell: Callable[[Sum], Told],
        *,
        pieces: int,
    ) -> Sequence[Told]:
        """Return what is told of the sums over all parts; see :class:`~tracktwo.perception.Engine`.

        Raises: what ``work`` raises; DataError if workers die of it.
        """
        from distributed import KilledWorker  # noqa: PLC0415 -- an extra

        done = self._client.map(work, parts, pure=False)
        sums = [
            self._added([self._submit(operator.getitem, each, place) for each in done])
            for place in range(pieces)
        ]
        told = [self._submit(tell, each) for each in sums]
        # what nobody holds on to, a worker drops once it is added up
        del done, sums
        try:
            return tuple(self._client.gather(told))
        except KilledWorker as error:
            raise DataError(
                "The cluster's workers died of a part of the table, most likely for want of memory; give each more."
            ) from error

    def _added(self, sums: "list[Future]") -> "Future":
        """Return the sum of sums, neighbours first, so that the order of the parts is kept."""
        while len(sums) > 1:
            sums = [
                self._submit(_add, *sums[start : start + _BRANCHES])
                for start in range(0, len(sums), _BRANCHES)
            ]
        return sums[0]

    def _submit(self, work: Callable[..., object], *arguments: object) -> "Future":
        return self._client.submit(work, *arguments, pure=False)


@contextmanager
def cluster(address: str | None = None, *, workers: int = 2) -> Iterator[DaskEngine]:
    """Return an engine for the time of a ``with`` block: of a cluster that runs, or of one on this machine.

    Args:
        address: where the scheduler of a running cluster is, such as ``tcp://scheduler:8786``; its workers must have
            TrackTwo, and see the files under the same paths. None starts a cluster on this machine.
        workers: how many processes are started on this machine.

    Raises: UsageError if Dask is not installed, or there is no cluster at the address.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError as error:
        raise UsageError(
            "Dask is not installed; for work on a cluster install it with: pip install 'tracktwo[cluster]'."
        ) from error
    if address is None:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
            Client(local) as client,
        ):
            yield DaskEngine(client)
        return
    try:
        client = Client(address)
    except (OSError, ValueError) as error:
        raise UsageError(f"There is no cluster at {address}; check the address of its scheduler.") from error
    with client:
        yield DaskEngine(client)


def _add(*sums: Sum) -> Sum:
    return reduce(operator.add, sums)
