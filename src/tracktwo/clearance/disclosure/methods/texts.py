"""Free text: words a named person approved, by enough writers.

No machine clears a wording. What is decided here is only whether words that were approved single somebody out.
Texts are shown once: one more writer and one more text would tell who wrote it.
"""

from collections import Counter
from collections.abc import Sequence

from tracktwo.clearance.disclosure.methods.decisions import CLASSED
from tracktwo.clearance.disclosure.tables import Policy, Reason, ShownWriting, Writing
from tracktwo.clearance.tables import Texts, fixed, released

__all__ = ["release_writings"]

Words = tuple[Writing, Texts]


def release_writings(
    writings: Sequence[Writing],
    *,
    policy: Policy,
    by_side: bool,
    earlier: tuple[ShownWriting, ...] | None = None,
) -> tuple[ShownWriting, ...] | Reason:
    """Return the free text that may be shown, in alphabetical order; or that too few people wrote.

    Only words a named person approved; a writer's own words only if the writer released them. A language is shown
    if its writers pass the threshold, the side only from an effective size of 10 writers on each.

    Args:
        writings: what participants wrote, of both sides.
        policy: the rules of the round.
        by_side: whether to say from which side each text is, where that is possible.
        earlier: what was shown before: nothing is added to it, and what was since withdrawn goes.
    """
    approved = [
        (each, words)
        for each in writings
        if (words := released(each.release)) and (each.writer_agreed or not each.is_verbatim)
    ]
    if earlier is not None:
        standing = {text for _, words in approved for text in words.items()}
        return tuple(each for each in earlier if set(each.words.items()) <= standing)
    sided = by_side and _enough_on_each_side(approved, policy=policy)
    shown = _in_open_languages(approved, sided=sided, policy=policy)
    return tuple(sorted(shown, key=_alphabetical)) or Reason.TOO_FEW


def _enough_on_each_side(approved: Sequence[Words], *, policy: Policy) -> bool:
    writers = Counter(side for _, side in {(each.writer, each.side) for each, _ in approved})
    return len(writers) > 1 and all(policy.effective(people) >= CLASSED for people in writers.values())


def _in_open_languages(approved: Sequence[Words], *, sided: bool, policy: Policy) -> list[ShownWriting]:
    """Return the texts without the languages in which too few write; each side is a group of its own if named."""

    def group(each: Writing, language: str) -> tuple[str | None, str]:
        return each.side if sided else None, language

    writers = Counter(
        place for _, place in {(each.writer, group(each, tag)) for each, words in approved for tag in words}
    )
    shown = [
        (
            each,
            {tag: text for tag, text in words.items() if _passes(writers[group(each, tag)], policy=policy)},
        )
        for each, words in approved
    ]
    return [
        ShownWriting(words=fixed(words), side=each.side if sided else None) for each, words in shown if words
    ]


def _passes(people: int, *, policy: Policy) -> bool:
    return policy.effective(people) >= policy.smallest


def _alphabetical(shown: ShownWriting) -> tuple[tuple[tuple[str, str], ...], str]:
    return tuple(sorted(shown.words.items())), str(shown.side)
