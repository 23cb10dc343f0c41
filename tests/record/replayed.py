"""How many decisions hold after a page was edited."""

from collections import Counter

from record.edits import edited
from record.layers import layer
from record.reviewed import all_accepted

from tracktwo.record import Outcome, propose, read_layers, replay
from tracktwo.record.methods.anchoring import squeezed


def proposed(texts):
    """What documents propose."""
    return propose(read_layers([layer(text, document=name) for name, text in texts.items()]))


def main_anchors(one):
    """The passages a decision or a proposal rests on first: the line, the name, the title."""
    return next(one.anchors[name] for name in ("line", "name", "title", "field") if name in one.anchors)


def is_of_one_line(one, other):
    """Whether two passages are one line of a document, read longer or shorter at one end, a third or more the same."""
    (lineage, *words), (another, *others) = one, other
    short, long = sorted([*words, *others], key=len)
    return (
        lineage == another
        and 3 * len(short) >= len(long)
        and (long.startswith(short) or long.endswith(short))
    )


def fate(item, texts):
    """What became of a decision: kept, changed, taken off the page, lost, or silently put on another line."""
    then = {(each.lineage, squeezed(each.exact)) for each in main_anchors(item.subject)}
    if not any(words in squeezed(texts[lineage]) for lineage, words in then):
        return "taken off"
    if item.outcome is Outcome.GONE:
        return "lost"
    if item.proposal is not None and item.outcome is not Outcome.CHANGED:
        now = {(each.lineage, squeezed(each.exact)) for each in main_anchors(item.proposal)}
        if not any(is_of_one_line(one, other) for one in then for other in now):
            return "misapplied"
    return "changed" if item.outcome is Outcome.CHANGED else "kept"


def fates(texts, edit, seed):
    """Count the fates of all decisions on some documents after one edit of each."""
    log = all_accepted(replay(proposed(texts), ()).items)
    after = {name: edited(text, seed, edits=(edit,), times=1) for name, text in texts.items()}
    found = replay(proposed(after), log, texts=after)
    return Counter(fate(each, after) for each in found.items if each.subject is not None)
