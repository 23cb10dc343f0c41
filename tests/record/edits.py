"""What people do to a page between two readings of it."""

import random
import re

INSERTED = (
    "The organisers thank everybody who took part for a frank exchange of views.",
    "Photographs of the day will follow.",
    "会议由双方秘书处共同筹备，全程提供同声传译。",
)


def paragraphs(text):
    """The pieces of a text that blank lines part, and the blank lines between."""
    return re.split(r"(\n[ \t]*\n+)", text)


def with_paragraph(text, chance):
    """A paragraph more, that says nothing of anybody, at the end of one that is there."""
    parts = paragraphs(text)
    place = chance.randrange(0, len(parts), 2)
    return "".join([*parts[: place + 1], "\n\n", chance.choice(INSERTED), *parts[place + 1 :]])


def without_paragraph(text, chance):
    """A paragraph less, not the first."""
    parts = paragraphs(text)
    if len(parts) < 5:
        return text
    place = chance.randrange(2, len(parts), 2)
    return "".join([*parts[: place - 1], *parts[place + 1 :]])


def wrapped(text, chance):
    """Long lines of prose wrapped anew; lists and tables as they are."""
    width = chance.choice((60, 72, 90))
    parts = paragraphs(text)
    return "".join(_wrapped(each, width) if _is_prose(each) else each for each in parts)


def _is_prose(part):
    return "\n" not in part.strip() and len(part) > 200 and not re.match(r"\s*[|<•*·\-\d]", part)


def _wrapped(part, width):
    lines, line = [], ""
    for word in part.split(" "):
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def with_title(text, chance):
    """Another first line above everything."""
    return chance.choice(("Archive of the programme", "News", "往期活动")) + "\n\n" + text


def longer_title(text, chance):
    """A word more in the first heading."""
    parts = paragraphs(text)
    first = parts[0].split("\n")
    first[0] += chance.choice((" (updated)", " – Report", "（更新）"))
    return "".join(["\n".join(first), *parts[1:]])


def later_update(text, chance):
    """A line at the end that says when the page was changed."""
    return text.rstrip("\n") + f"\n\nLast updated: {chance.randrange(1, 28)} March 2024\n"


def swapped(text, chance):
    """Two neighbouring lines of a list in the other order."""
    lines = text.split("\n")
    places = [
        place
        for place in range(len(lines) - 1)
        if all(
            "," in line and 20 < len(line) < 160 and not line.endswith((".", ":"))
            for line in lines[place : place + 2]
        )
    ]
    if places:
        place = chance.choice(places)
        lines[place : place + 2] = lines[place + 1], lines[place]
    return "\n".join(lines)


def with_person(text, chance):
    """One person more in a list, in the form of the line above."""
    lines = text.split("\n")
    places = [
        place
        for place, line in enumerate(lines)
        if re.match(r"[-•*\s]*[A-Z][\w’-]+ [A-Z][\w’-]+, [^.|<]{5,90}$", line)
    ]
    if places:
        place = chance.choice(places)
        bullet = re.match(r"[-•*\s]*", lines[place])[0]
        lines.insert(place + 1, f"{bullet}Oddvar Brekkhus, Archivist, Museum of Locks")
    return "\n".join(lines)


EDITS = (
    with_paragraph,
    without_paragraph,
    wrapped,
    with_title,
    longer_title,
    later_update,
    swapped,
    with_person,
)


def edited(text, seed, *, edits=EDITS, times=2):
    """A text after some changes, chosen by a seed."""
    chance = random.Random(seed)
    for _ in range(times):
        text = chance.choice(edits)(text, chance)
    return text
