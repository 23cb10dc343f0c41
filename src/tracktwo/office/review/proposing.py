"""What documents say, as proposals: here, or in a process of its own where there is much to read.

Nothing in this module knows the office, so that such a process starts quickly and holds no connection.
"""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from tracktwo.record import (
    Decision,
    Proposal,
    TextLayer,
    counts_of,
    judgements_of,
    ledgers,
    propose,
    read_layers,
)
from tracktwo.vocabulary.errors import FileError

__all__ = ["Task", "proposed", "proposed_apart"]

_LONGEST: Final = 1_200.0
"""Seconds after which a reading is given up: no archive needs so long, and no server waits for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Documents to be read together.

    Attributes:
        layers: their texts.
        log: what was decided so far.
        lineages: key of each document, and what all its versions have in common.
        public: keys of documents anybody may read.
    """

    layers: tuple[TextLayer, ...]
    log: tuple[Decision, ...]
    lineages: tuple[tuple[str, str], ...]
    public: frozenset[str]


def proposed(task: Task) -> tuple[Proposal, ...]:
    """Return what the documents say, as proposals; each rule is trusted as far as it was right here, too."""
    trusted = ledgers().with_more(counts_of(task.log))
    read = read_layers(task.layers, judgements=judgements_of(task.log), ledgers=trusted)
    return propose(read, lineages=dict(task.lineages), public=task.public, ledgers=trusted)


def proposed_apart(task: Task, *, seconds: float = _LONGEST) -> tuple[Proposal, ...]:
    """Return the same from a process of its own, so that pages stay quick meanwhile.

    Raises: FileError if it takes too long, or the process breaks.
    """
    command = [sys.executable, "-I", "-m", "tracktwo.office.review.apart"]
    try:
        done = subprocess.run(  # noqa: S603 -- this program
            command, input=pickle.dumps(task), capture_output=True, timeout=seconds, check=True, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise FileError(
            f"The documents take longer to read than {seconds:g} seconds; read fewer of them at a time."
        ) from error
    except subprocess.CalledProcessError as error:
        raise FileError("The documents broke the program that reads them; read them one by one.") from error
    proposals: tuple[Proposal, ...] = pickle.loads(done.stdout)  # noqa: S301 -- our own process wrote it
    return proposals
