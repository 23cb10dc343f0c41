"""Exports and mappings with a few bytes changed, as a careless editor or a broken line leaves them."""

import random
from pathlib import Path

from perception.readers.surveys import (
    GOOGLE_FORMS,
    GOOGLE_FORMS_MAP,
    LIMESURVEY,
    LIMESURVEY_MAP,
    POLIS,
    POLIS_MAP,
    QUALTRICS,
    QUALTRICS_MAP,
    SEATS,
)

from tracktwo.perception import ANSWERS, convert
from tracktwo.vocabulary.errors import TrackTwoError

SURVEYS = (
    (LIMESURVEY, LIMESURVEY_MAP),
    (QUALTRICS, QUALTRICS_MAP),
    (GOOGLE_FORMS, GOOGLE_FORMS_MAP),
    (POLIS, POLIS_MAP),
)
ENCODINGS = ("utf-8", "utf-8", "utf-16", "gb18030")
INSERTED = (
    '"',
    ",",
    ";",
    "\n",
    "\r",
    "\0",
    "\t",
    "*",
    "[",
    "]",
    "{statement}",
    "￥",
    "1e999",
    "-1",
    "=",
    "nan",
)


def mutated(content: bytes, rng: random.Random) -> bytes:
    cells = bytearray(content)
    for _change in range(rng.randrange(7)):
        place = rng.randrange(max(1, len(cells)))
        match rng.randrange(5):
            case 0:
                cells[place : place + 1] = bytes([rng.randrange(256)])
            case 1:
                del cells[place : place + rng.randrange(1, 30)]
            case 2:
                cells[place:place] = rng.choice(INSERTED).encode()
            case 3:
                other = rng.randrange(max(1, len(cells)))
                cells[place:place] = cells[other : other + rng.randrange(40)]
            case _ if rng.randrange(5) == 0:
                del cells[place:]
    return bytes(cells)


def outcomes(folder: Path, *, seed: int, cases: int) -> tuple[int, list[str]]:
    """Return how many mutated surveys become answers that fit their specification, and what is said of the others."""
    rng = random.Random(seed)
    survey, mapping = folder / "survey.csv", folder / "map.toml"
    (folder / "seats.csv").write_text(SEATS, encoding="utf-8")
    read, refusals = 0, []
    for _case in range(cases):
        text, meant = rng.choice(SURVEYS)
        survey.write_bytes(mutated(text.encode(rng.choice(ENCODINGS)), rng))
        mapping.write_bytes(mutated(meant.encode(), rng) if rng.randrange(2) else meant.encode())
        try:
            ANSWERS.validate(convert(survey, mapping=mapping).table)
        except TrackTwoError as error:
            refusals.append(str(error))
        else:
            read += 1
    return read, refusals
