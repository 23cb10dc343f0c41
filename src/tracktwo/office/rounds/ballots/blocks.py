"""The text a file ballot gives back: letters and figures that survive a chat, each line checked with those before it.

A block is::

    TRACKTWO BALLOT 1 K7QFM3 W4XHRT EN 24 8K2M
    ID 7D2K9QXAB3CDEFGH PMQ7ABCD 3FWA
    A1 AA BC … QX7H
    T5 E6B2B3E6… 9ZKD
    END 24 7MPC

the codes of round and batch, the language and how many answers; the ballot's own random id and return code; six
answers a line, two characters each; what an answer depends on, as the figures of its UTF-8; the end. The last four
characters of a line are worked out from the block up to there, so that the first changed line can be named.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from tracktwo.office.rounds.codes import ALPHABET
from tracktwo.office.rounds.joining.reading import CANNOT_GUESS, SKIP
from tracktwo.perception import Stance
from tracktwo.vocabulary.errors import DataError

__all__ = ["EXPECTED", "STANCES", "Block", "Given", "blocks_in", "lines_of", "read_block", "sealed"]

STANCES: Final = (
    "",
    SKIP,
    Stance.AGREE.value,
    Stance.DISAGREE.value,
    Stance.UNSURE.value,
    Stance.DEPENDS.value,
)
"""What may be chosen as an own view, in the order of its number in a block; "" for nothing."""
EXPECTED: Final = ("", CANNOT_GUESS, *map(str, range(11)))
"""What may be chosen as expectation, in the order of its number in a block; "" for nothing."""

_BEGINS: Final = "TRACKTWO BALLOT 1 "
_ENDS: Final = "END "
_CHECK: Final = 4
_A_LINE: Final = 6
_MOST: Final = 500
_HEAD: Final = re.compile(
    r"TRACKTWO BALLOT 1 (?P<round>\w{6}) (?P<batch>\w{6}) (?P<language>[A-Z0-9-]{2,35}) (?P<total>\d{1,3})"
)
_ID: Final = re.compile(r"ID (?P<ballot>\w{16}) (?P<code>\w{8})")
_ANSWERS: Final = re.compile(r"A(?P<first>\d{1,3})(?P<pairs>(?: \w\w){1,6})")
_TEXT: Final = re.compile(r"T(?P<number>\d{1,3}) (?P<figures>(?:[0-9A-F]{2})+)")
_HYPHENS: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was given to one statement, as the fields of its form."""

    stance: str = ""
    expected: str = ""
    depends_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What a block says, before anybody looked whether there is such a round.

    Attributes:
        round: the code of the round.
        batch: the code of the batch its file belongs to.
        language: the language it was read in, in capitals.
        ballot: the id its file drew.
        return_code: the return code its file drew.
        answers: what was given to each statement, in the batch's order.
    """

    round: str
    batch: str
    language: str
    ballot: str
    return_code: str
    answers: tuple[Given, ...]


def blocks_in(text: str) -> list[list[str]]:
    """Return the blocks in a pasted text, each as its lines; what stands around and between them is left out.

    A block that breaks off ends where the next begins, or with the text.
    """
    blocks: list[list[str]] = []
    is_inside = False
    for line in map(_tidy, text.splitlines()):
        if line.startswith(_BEGINS):
            blocks.append([])
            is_inside = True
        if is_inside and line:
            blocks[-1].append(line)
        is_inside = is_inside and not line.startswith(_ENDS)
    return blocks


def read_block(lines: list[str]) -> Block:
    """Return what a block says.

    Args:
        lines: its lines, as :func:`blocks_in` returns them.

    Raises: DataError, naming the line, if one was changed, left out or added since the file wrote it.
    """
    contents = [_content(lines, number) for number in range(1, len(lines) + 1)]
    head, own = _matched(_HEAD, contents, 1), _matched(_ID, contents, 2)
    total = int(head["total"])
    if not 1 <= total <= _MOST or contents[-1] != f"{_ENDS}{total}":
        raise DataError(
            _(
                "The text breaks off after line %(line)s; paste it whole, down to the line that begins with END."
            )
            % {"line": len(lines)}
        )
    pairs: list[str] = []
    texts: dict[int, str] = {}
    for number, content in enumerate(contents[2:-1], 3):
        if found := _TEXT.fullmatch(content):
            texts[int(found["number"])] = texts.get(int(found["number"]), "") + found["figures"]
        elif (found := _ANSWERS.fullmatch(content)) and int(found["first"]) == len(pairs) + 1:
            pairs += found["pairs"].split()
        else:
            raise _wrong(number)
    if len(pairs) != total or not set(texts) <= set(range(1, total + 1)):
        raise _wrong(len(lines))
    return Block(
        round=head["round"],
        batch=head["batch"],
        language=head["language"],
        ballot=own["ballot"],
        return_code=own["code"],
        answers=tuple(_given(pair, texts.get(place, "")) for place, pair in enumerate(pairs, 1)),
    )


def sealed(contents: list[str]) -> Iterator[str]:
    """Yield the lines of a block with their checks, as a file writes them."""
    for number, content in enumerate(contents, 1):
        yield f"{content} {_check(contents[:number])}"


def lines_of(block: Block) -> list[str]:
    """Return the contents of a block's lines, without checks."""
    total = len(block.answers)
    pairs = [_pair(each) for each in block.answers]
    answers = [
        f"A{first + 1} {' '.join(pairs[first : first + _A_LINE])}" for first in range(0, total, _A_LINE)
    ]
    texts = [
        f"T{number} {each.depends_on.encode().hex().upper()}"
        for number, each in enumerate(block.answers, 1)
        if each.depends_on
    ]
    head = f"{_BEGINS}{block.round} {block.batch} {block.language} {total}"
    return [head, f"ID {block.ballot} {block.return_code}", *answers, *texts, f"{_ENDS}{total}"]


def _tidy(line: str) -> str:
    """Return a line as the file wrote it, whatever a chat or a mail did to it: quoting, widths, capitals, spaces."""
    plain = unicodedata.normalize("NFKC", line).translate(_HYPHENS).upper()
    return " ".join(plain.strip().lstrip(">|* ").split())


def _content(lines: list[str], number: int) -> str:
    """Return a line without its check.

    Raises: DataError if the check is another one.
    """
    before = [line.rpartition(" ")[0] for line in lines[:number]]
    if lines[number - 1].rpartition(" ")[2] != _check(before):
        raise _wrong(number)
    return before[-1]


def _check(contents: list[str]) -> str:
    """Return the four characters that go with everything up to a line."""
    rest = zlib.crc32("\n".join(contents).encode())
    signs = ""
    for _place in range(_CHECK):
        rest, sign = divmod(rest, len(ALPHABET))
        signs += ALPHABET[sign]
    return signs


def _matched(shape: re.Pattern[str], contents: list[str], number: int) -> Mapping[str, str]:
    found = shape.fullmatch(contents[number - 1]) if len(contents) >= number else None
    if found is None:
        raise _wrong(number)
    return found.groupdict()


def _given(pair: str, figures: str) -> Given:
    """Return what two characters, and the figures of a text, say; what says nothing known is nothing."""
    places = [ALPHABET.find(sign) for sign in pair]
    number = places[0] * len(ALPHABET) + places[1]
    if min(places) < 0 or number >= len(STANCES) * len(EXPECTED):
        return Given()
    stance, expected = divmod(number, len(EXPECTED))
    text = bytes.fromhex(figures).decode("utf-8", errors="replace")
    return Given(stance=STANCES[stance], expected=EXPECTED[expected], depends_on=text)


def _pair(given: Given) -> str:
    number = STANCES.index(given.stance) * len(EXPECTED) + EXPECTED.index(given.expected)
    return ALPHABET[number // len(ALPHABET)] + ALPHABET[number % len(ALPHABET)]


def _wrong(number: int) -> DataError:
    return DataError(
        _(
            "Line %(line)s is not as the ballot wrote it; nothing was counted. Ask for the text to be sent again."
        )
        % {"line": number}
    )
