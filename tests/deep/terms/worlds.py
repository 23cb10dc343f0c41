"""Worlds whose truth is known: people who differ from each other, and sides that differ as much as we say."""

from collections.abc import Sequence

import numpy as np

from tracktwo.terms.methods.choosing import choose
from tracktwo.terms.methods.indexing import index_texts
from tracktwo.terms.tables import Chosen, Corpus, Sorted, Turn

WORDS = 800
LIKENESS = 60.0
"""The strength of the Dirichlet distribution around which people differ in their words."""


def base(rng: np.random.Generator | None = None) -> np.ndarray:
    """Return the shares of words, as Zipf's law has them; in another order if ``rng`` is given."""
    shares = 1 / np.arange(1, WORDS + 1)
    shares /= shares.sum()
    return shares if rng is None else rng.permutation(shares)


def moved(shares: np.ndarray, mass: float) -> np.ndarray:
    """Return shares of which some of the mass went to the words at the other end."""
    return (1 - mass) * shares + mass * shares[::-1]


def company(
    rng: np.random.Generator,
    *,
    sizes: tuple[int, int],
    shift: float = 0.0,
    longer: float = 1.0,
    events: Sequence[int] | None = None,
    event_shift: float = 0.0,
    within_events: bool = False,
) -> Chosen:
    """Return turns that say "term": one a hit, five words of the speaker's own to either side.

    Args:
        rng: the source of chance.
        sizes: people a side.
        shift: how much of the second side's mass is moved.
        longer: how much more often people of the second side say it.
        events: at which of two events each person is heard; event_shift: how much mass the second one moves.
        within_events: whether people change sides within events only.
    """
    turns = []
    common = base()
    for person in range(sum(sizes)):
        second = person >= sizes[0]
        event = 0 if events is None else events[person]
        shares = moved(moved(common, shift * second), event_shift * event)
        own = rng.dirichlet(LIKENESS * shares + 1e-6)
        hits = 3 + rng.poisson(5 * (longer if second else 1))
        words = rng.choice(WORDS, size=(hits, 10), p=own)
        for row in words:
            left, right = (" ".join(_word(code) for code in part) for part in (row[:5], row[5:]))
            turns.append(
                Turn(
                    text=f"{left} term {right}",
                    doc="d",
                    side="AB"[second],
                    speaker=f"p{person}",
                    language="en",
                    event=f"e{event}",
                )
            )
    corpus = Corpus(turns=tuple(turns))
    index = index_texts([turn.text for turn in turns])
    return choose(corpus, index, sides=("A", "B"), within_events=within_events)


def _word(code: int) -> str:
    return "w" + "".join(chr(97 + int(digit)) for digit in str(code))


def answers(
    rng: np.random.Generator,
    *,
    sizes: tuple[int, int],
    cases: int = 12,
    gap: float = 0.0,
    missing: float = 0.2,
) -> tuple[Sorted, float]:
    """Return who sorted which case how, and the true excess.

    Cases differ in how many say yes, people in how readily they do; ``gap`` is between the sides, up or down by lot.
    """
    people = sum(sizes)
    middle = rng.uniform(0.3, 0.7, cases)
    sign = rng.choice([-1, 1], cases)
    shares = np.stack([np.clip(middle + sign * gap / 2 * way, 0.02, 0.98) for way in (1, -1)])
    second = np.arange(people) >= sizes[0]
    # one normal number a person, mixed in, makes one person's answers go together and leaves shares as they are
    own, noise = rng.standard_normal((people, 1)), rng.standard_normal((people, cases))
    uniform = _normal_cdf(np.sqrt(0.15) * own + np.sqrt(0.85) * noise)
    said = np.where(uniform < shares[second.astype(int)], 0, 1).astype(np.int8)
    said[rng.random(said.shape) < missing] = -1
    names = tuple(f"p{k}" for k in range(people))
    sides = tuple("AB"[k] for k in second.astype(int))
    found = Sorted(names, sides, tuple(f"c{k}" for k in range(cases)), said)
    return found, float(((shares[0] - shares[1]) ** 2).mean())


def _normal_cdf(values: np.ndarray) -> np.ndarray:
    from scipy.special import ndtr  # noqa: PLC0415 -- only here

    return ndtr(values)


def counted(
    rng: np.random.Generator,
    *,
    sizes: tuple[int, int],
    words: int,
    longer: float = 1.0,
    obsessed: bool = False,
    times: float = 1.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Return how often people say words, and how many words each says; people's rates differ as a gamma does.

    Args: obsessed: one person of the second side says each word 20 times as often; times: its rate there.
    """
    people = sum(sizes)
    second = np.arange(people) >= sizes[0]
    tokens = rng.uniform(500, 3_000, people) * np.where(second, longer, 1)
    rates = 0.003 * rng.gamma(2.0, 0.5, (people, words)) * np.where(second, times, 1)[:, None]
    if obsessed:
        rates[sizes[0]] *= 20
    return rng.poisson(rates * tokens[:, None]), tokens.round()
