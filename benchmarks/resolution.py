"""Who is who beside named peers, rapidfuzz's token_set and nomenklatura's name matchers: quality and pairs a second.

Run ``python benchmarks/resolution.py``: it makes an environment of its own for nomenklatura (or takes the interpreter
named by ``PEER_PYTHON``) and asks all of them about the same names: those in ``benchmarks/names``, which are of our own
making but for well-known bodies, one half of them kept apart from the writing of rules. A peer is given the threshold
that serves it best on the very names it is measured on; ours has none to choose. Names that fit two people or bodies of
a list are not in it with an answer: by the name alone there is none.

Then 10,000 invented names of each kind are resolved. ``--every`` asks the peer's slow matcher too. Exit code 1 if a
limit is not kept.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

from peer import peer_python

PEER: Final = "nomenklatura"
MATCHERS: Final = ("name-based", "logic-v1")
SLOW_MATCHERS: Final = ("logic-v2",)
NAMES: Final = Path(__file__).with_name("names")
KINDS: Final = ("people", "organisations")
HALVES: Final = ("open", "held")
LEAST: Final = {"people": 0.98, "organisations": 0.93}
"""F1 over pairs of names, each half."""
PRECISION: Final = 0.99
MANY: Final = 10_000
SECONDS: Final = 10.0
SCHEMAS: Final = {"people": "Person", "organisations": "Organization"}


class Quality(NamedTuple):
    """Pairs that were found, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of found pairs that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of right pairs that are found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def read_gold(kind: str, half: str) -> dict[str, int]:
    """Return the names of a set, each with the number of whose it is."""
    lines = (NAMES / f"{kind}_{half}.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return {form.strip(): number for number, line in enumerate(told) for form in line.split(" | ")}


def quality(gold: dict[str, int], found: Sequence[bool]) -> Quality:
    """Return how good answers about all pairs of names are."""
    same = [gold[one] == gold[other] for one, other in combinations(gold, 2)]
    return Quality(
        right=sum(a and b for a, b in zip(same, found, strict=True)),
        wrong=sum(b and not a for a, b in zip(same, found, strict=True)),
        missed=sum(a and not b for a, b in zip(same, found, strict=True)),
    )


def best(gold: dict[str, int], scores: Sequence[float]) -> Quality:
    """Return how good scores are at the threshold that serves them best."""
    thresholds = sorted(set(scores))[-400:]
    return max(
        (quality(gold, [score >= threshold for score in scores]) for threshold in thresholds),
        key=lambda each: each.f1,
    )


def ours(kind: str, gold: dict[str, int], *, whole: bool) -> tuple[list[bool], float]:
    """Return our answers about all pairs and the seconds they took: put together as a whole, or pair by pair."""
    from tracktwo.record.methods.resolution import (  # noqa: PLC0415 -- the peer's interpreter lacks it
        resolve_organisations,
        resolve_people,
        same_organisation,
        same_person,
    )
    from tracktwo.record.tables import Mention, Verdict  # noqa: PLC0415

    forms = list(gold)
    started = time.perf_counter()
    if not whole:
        compare = same_person if kind == "people" else same_organisation
        found = [compare(one, other).verdict is Verdict.SAME for one, other in combinations(forms, 2)]
        return found, time.perf_counter() - started
    mentions = [
        Mention(document="names", start=place * 1000, end=place * 1000 + len(form), text=form)
        for place, form in enumerate(forms)
    ]
    resolve: Callable[..., Any] = resolve_people if kind == "people" else resolve_organisations
    key_of = {mention.text: each.key for each in resolve(mentions) for mention in each.mentions}
    return [key_of[a] == key_of[b] for a, b in combinations(forms, 2)], time.perf_counter() - started


def fuzzy(gold: dict[str, int]) -> tuple[list[float], float]:
    """Return the scores of rapidfuzz's token_set over all pairs, and the seconds they took."""
    from rapidfuzz import fuzz, utils  # noqa: PLC0415

    started = time.perf_counter()
    scores = [fuzz.token_set_ratio(a, b, processor=utils.default_process) for a, b in combinations(gold, 2)]
    return scores, time.perf_counter() - started


def ask_peer(python: str, matcher: str, kind: str, gold: dict[str, int]) -> tuple[list[float], float]:
    """Return the scores of one of nomenklatura's matchers over all pairs, and the seconds they took."""
    asked = json.dumps({"matcher": matcher, "schema": SCHEMAS[kind], "forms": list(gold)})
    done = subprocess.run(
        [python, __file__, "--answer"], input=asked, check=True, capture_output=True, encoding="utf-8"
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return told["scores"], told["seconds"]


def answer() -> None:
    """Answer as the peer: the question comes in, scores and seconds go out; loading is outside the clock."""
    from followthemoney import model  # type: ignore[import-not-found]  # noqa: PLC0415
    from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]  # noqa: PLC0415

    asked = json.load(sys.stdin)
    matcher = get_algorithm(asked["matcher"])
    config = matcher.default_config()

    def entity(place: int, name: str) -> Any:
        made = model.make_entity(asked["schema"])
        made.id = f"n{place}"
        made.add("name", name)
        return made

    matcher.compare(entity(0, "Ann Example"), entity(1, "安例 Example"), config)
    started = time.perf_counter()
    entities = [entity(place, name) for place, name in enumerate(asked["forms"])]
    scores = [matcher.compare(a, b, config).score for a, b in combinations(entities, 2)]
    print(json.dumps({"scores": scores, "seconds": time.perf_counter() - started}))


def compare(python: str | None, *, every: bool) -> bool:
    """Print quality and pairs a second of all, and return whether our limits were kept."""
    kept = True
    print("names                 pairs   who                       F1      P      R   wrong   pairs/s")
    for kind in KINDS:
        ours(kind, {"Ann Example": 0, "安例": 0}, whole=True)
        for half in HALVES:
            gold = read_gold(kind, half)
            count = len(gold) * (len(gold) - 1) // 2

            def tell(
                who: str, found: Quality, seconds: float, *, where: str = f"{kind}, {half}", n: int = count
            ) -> None:
                print(
                    f"{where:<20} {n:>6,}   {who:<22} {found.f1:5.3f}  {found.precision:5.3f}  {found.recall:5.3f} "
                    f"{found.wrong:>7} {n / seconds:>9,.0f}"
                )

            for who, whole in (("ours, put together", True), ("ours, pair by pair", False)):
                answers, seconds = ours(kind, gold, whole=whole)
                found = quality(gold, answers)
                tell(who, found, seconds)
                if whole:
                    kept &= found.f1 >= LEAST[kind] and found.precision >= PRECISION
            scores, seconds = fuzzy(gold)
            tell("rapidfuzz token_set", best(gold, scores), seconds)
            for matcher in (*MATCHERS, *(SLOW_MATCHERS if every else ())) if python else ():
                scores, seconds = ask_peer(python or "", matcher, kind, gold)
                tell(f"{PEER} {matcher}", best(gold, scores), seconds)
    return kept


def resolve_many() -> bool:
    """Print how long many names take, and return whether the limit was kept."""
    from tracktwo.record.methods.resolution import resolve_organisations, resolve_people  # noqa: PLC0415
    from tracktwo.record.tables import Mention  # noqa: PLC0415

    kept = True
    for kind, draw, resolve in (
        ("people", _person, resolve_people),
        ("organisations", _organisation, resolve_organisations),
    ):
        drawn = random.Random(6)
        names: dict[str, None] = {}
        while len(names) < MANY:
            names[draw(drawn)] = None
        mentions = [
            Mention(document=f"d{place % 50}", start=place * 100, end=place * 100 + len(name), text=name)
            for place, name in enumerate(names)
        ]
        started = time.perf_counter()
        found = resolve(mentions)
        seconds = time.perf_counter() - started
        doubted = sum(bool(each.doubts) for each in found)
        print(
            f"{MANY:,} {kind}: {seconds:.1f} s ({SECONDS:g} at most), {len(found):,} found, {doubted:,} with doubts"
        )
        kept &= seconds <= SECONDS
    return kept


_SYLLABLES: Final = [
    "wei",
    "xiao",
    "dong",
    "ming",
    "hua",
    "jun",
    "li",
    "yan",
    "qing",
    "hui",
    "bo",
    "tao",
    "feng",
    "yu",
    "lan",
    "mei",
    "jing",
    "xin",
    "rui",
    "kai",
]
_CHARACTERS: Final = "伟晓东明华军丽燕庆慧波涛峰玉兰梅静新瑞凯"
_STEMS: Final = [
    "ander",
    "berg",
    "carl",
    "dal",
    "ester",
    "fair",
    "green",
    "holm",
    "iver",
    "jor",
    "karl",
    "lund",
    "mor",
    "nor",
    "oster",
    "peter",
    "quist",
    "rose",
]
_ENDINGS: Final = ["son", "sen", "man", "ton", "ford", "ley", "wick", "berg", "strom", "dahl"]
_BODIES: Final = [
    "Institute",
    "Academy",
    "Centre",
    "Ministry",
    "Council",
    "Society",
    "Association",
    "University",
    "Foundation",
    "Agency",
]
_SUBJECTS: Final = [
    "Polar",
    "River",
    "Ocean",
    "Energy",
    "Health",
    "Water",
    "Trade",
    "Climate",
    "Security",
    "Marine",
    "Solar",
    "Cultural",
    "Urban",
    "Rural",
    "Digital",
    "Mineral",
    "Forest",
    "Harbour",
    "Aviation",
    "Fisheries",
    "Shipping",
    "Technology",
    "Agriculture",
    "Engineering",
    "Environment",
]


def _person(drawn: random.Random) -> str:
    from tracktwo.record.lexica import lexicon, name_lists  # noqa: PLC0415

    surnames = lexicon().surnames
    kind = drawn.random()
    han = drawn.choice(list(surnames))
    if kind < 0.15:
        return han + drawn.choice(_CHARACTERS) + drawn.choice(_CHARACTERS)
    if kind < 0.5:
        family = surnames[han][0].capitalize()
        given = (drawn.choice(_SYLLABLES) + drawn.choice(_SYLLABLES)).capitalize()
        return drawn.choice(
            [
                f"{family.upper()} {given}",
                f"{family} {given}",
                f"{given} {family}",
                f"{family.upper()}, {given}",
            ]
        )
    given = drawn.choice(list(name_lists().full_names)).capitalize()
    family = (drawn.choice(_STEMS) + drawn.choice(_ENDINGS)).capitalize()
    middle = drawn.choice("ABCDEFGH")
    return drawn.choice(
        [
            f"{given} {family}",
            f"{given} {middle}. {family}",
            f"{family.upper()}, {given}",
            f"{given[0]}. {family}",
        ]
    )


def _organisation(drawn: random.Random) -> str:
    from tracktwo.record.lexica import lexicon  # noqa: PLC0415

    place = drawn.choice([each for each in lexicon().cities if each.isascii()])
    one, other = drawn.choice(_SUBJECTS), drawn.choice(_SUBJECTS)
    body = drawn.choice(_BODIES)
    return drawn.choice(
        [
            f"{body} of {one} {other}",
            f"{place} {one} {other} {body}",
            f"{place} {body} for {one} and {other}",
            f"{drawn.choice(_STEMS).capitalize()}{drawn.choice(_ENDINGS)} {one} {drawn.choice(['Co., Ltd', 'Inc.'])}",
            "".join(drawn.choice("ABCDEFGHIJKLMNOPRSTUW") for _ in range(drawn.randint(3, 5))),
            f"Department of {one} {other}, {place} University",
            "".join(drawn.choice("海河山东方新兴华联通达") for _ in range(4))
            + drawn.choice(["有限公司", "大学"]),
        ]
    )


def main() -> None:
    """Print the tables and hold the limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", action="store_true", help="ask the peer's slow matcher too")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.answer:
        answer()
        return
    with tempfile.TemporaryDirectory() as name:
        python = peer_python(Path(name) / "peer", PEER)
        if python is None:
            print(f"{PEER} cannot be installed here; it is left out.")
        kept = compare(python, every=chosen.every)
    kept &= resolve_many()
    if not kept:
        sys.exit("A limit was not kept.")


if __name__ == "__main__":
    main()
