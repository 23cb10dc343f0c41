"""The tests that meet mutants: reading them, running one, and which of them run which line."""

import gc
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import HealthCheck, Phase, settings
from mutations import Mutant, code_of, shape

__all__ = ["REPOSITORY", "Items", "Met", "caches", "files_of", "measure", "passes", "read_tests"]

REPOSITORY: Final = Path(__file__).parent.parent
TESTS: Final = REPOSITORY / "tests" / "clearance"

Items = Mapping[str, pytest.Item]


@dataclass(slots=True)
class Met:
    """Which lines of which files each test of some files runs, by its id, and in how many seconds.

    ``early`` are the lines that ran while modules and tests were read; ``most`` is for how many seconds of tests a
    mutant is met.
    """

    files: list[Path]
    most: float
    early: dict[str, frozenset[int]] = field(default_factory=dict)
    lines: dict[str, dict[str, frozenset[int]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def is_early(self, mutant: Mutant) -> bool:
        """Whether a mutant's statement ran while modules and tests were read, or its functions are others."""
        return _holds(self.early, mutant) or shape(mutant.code) != shape(code_of(mutant.path))

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that may notice a mutant, the quickest first, as many as there is time for."""
        every = sorted(self.seconds, key=lambda test: self.seconds[test])
        is_early = _holds(self.early, mutant)
        some = [test for test in every if is_early or _holds(self.lines[test], mutant)]
        spent = accumulate(self.seconds[test] for test in some)
        return [test for test, seconds in zip(some, spent, strict=True) if seconds <= self.most]

    def nearest(self, mutant: Mutant) -> str:
        """The file of which the most tests run a mutant's module; where none does, the one of its name."""
        files = Counter(
            test.partition("::")[0] for test in self.lines if str(mutant.path) in self.lines[test]
        )
        return max(files, key=lambda file: files[file], default=f"test_{mutant.path.name}")


def _holds(lines: Mapping[str, frozenset[int]], mutant: Mutant) -> bool:
    return any(mutant.first <= line <= mutant.last for line in lines.get(str(mutant.path), ()))


class Loop:
    """A pytest plugin: what is done with the tests once they are read."""

    def __init__(self, work: Callable[[Items], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work instead of running the tests."""
        self.work({item.nodeid: item for item in session.items})
        return True


def read_tests(files: Iterable[Path], work: Callable[[Items], None]) -> None:
    """Have pytest read some files of tests and do some work with them; one that cannot be read ends the process."""
    settings.register_profile(
        "mutants",
        phases=[Phase.explicit, Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("mutants")
    options = ["-s", "-c", os.devnull, "--import-mode=importlib", f"--confcutdir={TESTS}"]
    plugins = ["-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler"]
    if pytest.main([*options, *plugins, f"--rootdir={REPOSITORY}", *map(str, files)], plugins=[Loop(work)]):
        os._exit(1)


def files_of(room: str, *, names: Sequence[str]) -> list[Path]:
    """The files of a room's tests that have these names; the account's stand beside the gate's."""
    folders = [TESTS / room, *([TESTS] if room == "gate" else [])]
    return sorted(file for folder in folders for name in names for file in folder.glob(f"{name}.py"))


def caches() -> list[Any]:
    """Every cache of a function of ours, to be emptied: what a test runs does not hang on those before it."""
    every = (each for each in gc.get_objects() if type(each).__name__ == "_lru_cache_wrapper")
    return [each for each in every if (each.__module__ or "").startswith("tracktwo.clearance")]


def passes(item: pytest.Item) -> bool:
    """Whether a test passes."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def measure(files: list[Path], paths: Sequence[Path], *, most: float) -> Met:
    """Run the tests of some files once as they are."""
    watch = Coverage(data_file=None, include=[str(path) for path in paths], config_file=False)
    met = Met(files=files, most=most)

    def work(items: Items) -> None:
        every = caches()
        for name, item in items.items():
            for cache in every:
                cache.cache_clear()
            watch.switch_context(name)
            begun = time.process_time()
            if not passes(item):
                print(f"This test fails as it is: {name}", flush=True)
                os._exit(1)
            met.seconds[name] = time.process_time() - begun
        watch.stop()

    watch.start()
    read_tests(files, work)
    met.lines = {name: {} for name in met.seconds}
    for path in map(str, paths):
        found: dict[str, set[int]] = defaultdict(set)
        for line, contexts in watch.get_data().contexts_by_lineno(path).items():
            for context in contexts:
                found[context].add(line)
        met.early[path] = frozenset(found.pop("", ()))
        for name, lines in found.items():
            met.lines[name][path] = frozenset(lines)
    return met
