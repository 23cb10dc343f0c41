"""Change the gate, the rules for numbers and the leak check in every small way, and see that a test notices.

Each mutant is one change to one statement of one module (``mutations.py``). First the tests run once on what is there,
and it is kept which of them run which line. Then each mutant meets the tests that run its statement, the quickest
first, in a fork of a process that has read them all: the functions of its module are given the changed code. What ran
already while modules and tests were read (a constant, a default) has had its effect by then: such a mutant meets its
tests in a fork of a process that has read none of them. So both meet what they would in a process of their own.
A module that was not changed at all is to be noticed by none: that is tried in every room, too.

Which tests there are, and for how long a mutant is met, can be said: what a few quick tests notice, all of them do.

A survivor is a hole in the tests, or a change that changes nothing, which ``unnoticed.toml`` tells with the reason.
Prints the survivors that nobody explained, and explanations of what is noticed. Exit code 1 if there is one.
"""

import argparse
import gc
import importlib
import importlib.machinery
import math
import os
import pickle
import resource
import signal
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final, TypeVar, cast

from meeting import REPOSITORY, Items, Met, caches, files_of, measure, passes, read_tests
from mutations import Mutant, codes_of, mutants, unchanged

CLEARANCE: Final = REPOSITORY / "src" / "tracktwo" / "clearance"
MODULES: Final = (
    "account", "audiences", "gate", "rules", "seal", "tables", "kinds/*", "leaks/*/*", "disclosure/*/*",
)  # fmt: skip
UNNOTICED: Final = Path(__file__).with_name("unnoticed.toml")
BELOW: Final = (
    "numpy", "scipy.optimize", "hypothesis.strategies", "tracktwo.figures", "tracktwo.perception", "tracktwo.terms",
)  # fmt: skip
"""What is read once and never changed."""
LONGEST: Final = 10  # seconds of the processor a test may take, beside ten times what it took
LARGEST: Final = 4 * 2**30  # bytes
T = TypeVar("T")


def room_of(path: Path) -> str:
    """The folder of a module's tests."""
    return next((room for room in ("leaks", "disclosure") if room in path.parts), "gate")


def functions(path: Path) -> list[FunctionType]:
    """Every function there is of a module."""
    every = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    return [each for each in every if each.__code__.co_filename == str(path)]


def change(some: Iterable[FunctionType], code: CodeType) -> None:
    """Give functions their code in a changed module."""
    codes = {(each.co_qualname, each.co_firstlineno): each for each in codes_of(code)}
    for each in some:
        each.__code__ = codes[each.__code__.co_qualname, each.__code__.co_firstlineno]


def load(mutant: Mutant) -> None:
    """From here on, reading a module reads a mutant of it."""
    original = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        return mutant.code if Path(loader.path) == mutant.path else original(loader, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]


def run(items: Items, mutant: Mutant, *, met: Met) -> None:
    """Run those of some tests that may notice a mutant; the first that fails, or runs too long, ends the process."""
    for test in met.tests(mutant):
        if test in items:
            # One that never ends is noticed too.
            signal.setitimer(signal.ITIMER_PROF, LONGEST + 10 * met.seconds[test])
            if not passes(items[test]):
                os._exit(1)
    signal.setitimer(signal.ITIMER_PROF, 0)


def fork(work: Callable[[], None]) -> int:
    """Begin work in a process of its own, silently and within limits; it exits with 0 only if all of it was done."""
    if child := os.fork():
        return child
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        work()
        os._exit(0)
    finally:
        os._exit(1)


def survivors(some: Iterable[Mutant], work: Callable[[Mutant], None], *, processes: int) -> Iterator[Mutant]:
    """Give the mutants whose work is done to its end, each in a process of its own, a few at a time."""
    running: dict[int, Mutant] = {}
    waiting = list(some)
    while waiting or running:
        while waiting and len(running) < processes:
            mutant = waiting.pop(0)
            running[fork(partial(work, mutant))] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            yield mutant


def late_survivors(some: Sequence[Mutant], *, met: Met, processes: int) -> list[str]:
    """The names of those no test noticed, of mutants whose statement runs only once the tests do."""
    found: list[str] = []

    def work(items: Items) -> None:
        ours = {path: functions(path) for path in {mutant.path for mutant in some}}

        def meet(mutant: Mutant) -> None:
            change(ours[mutant.path], mutant.code)
            run(items, mutant, met=met)

        for cache in caches():
            cache.cache_clear()
        gc.freeze()
        found.extend(mutant.name for mutant in survivors(some, meet, processes=processes))

    read_tests(met.files, work)
    return found


def meet_early(mutant: Mutant, *, met: Met) -> None:
    """Read the tests with a mutant in place and run them, those of the nearest file first."""
    load(mutant)
    nearest = met.nearest(mutant)
    files = sorted(met.files, key=lambda file: not str(file).endswith(nearest))
    for some in filter(None, (files[:1], files[1:])):
        read_tests(some, partial(run, mutant=mutant, met=met))


def in_a_process(work: Callable[[], T]) -> T:
    """What some work returns, done in a process of its own, which is gone with all it read."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(write, "wb") as file:
                pickle.dump(work(), file)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as file:
        sent = file.read()
    if os.waitpid(child, 0)[1]:
        raise SystemExit("The tests could not be run as they are.")
    return cast("T", pickle.loads(sent))


def not_noticed(some: Sequence[Mutant], *, met: Met, processes: int) -> list[str]:
    """The names of the mutants of one module that none of the tests notices."""
    early = [mutant for mutant in some if met.is_early(mutant)]
    late = [mutant for mutant in some if not met.is_early(mutant)]
    found = survivors(early, partial(meet_early, met=met), processes=processes)
    alive = {mutant.name for mutant in found}
    alive |= set(in_a_process(partial(late_survivors, late, met=met, processes=processes)))
    return [mutant.name for mutant in some if mutant.name in alive]


def main() -> int:
    """Run every mutant of the modules asked for; print a line a module, and what is not explained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES, help="such as rules or kinds/event")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tests", nargs="*", default=["test_*"], help="files of tests, such as test_bands")
    parser.add_argument(
        "--seconds", type=float, default=math.inf, help="of tests that a change meets at most"
    )
    arguments = parser.parse_args()
    sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for module in BELOW:
        importlib.import_module(module)
    explained = tomllib.loads(UNNOTICED.read_text(encoding="utf-8"))
    rooms: dict[str, list[Path]] = defaultdict(list)
    for name in arguments.modules:
        for path in sorted(CLEARANCE.glob(f"{name}.py")):
            rooms[room_of(path)].append(path)
    wrong = 0
    for room, paths in rooms.items():
        files = files_of(room, names=arguments.tests)
        met = in_a_process(partial(measure, files, paths, most=arguments.seconds))
        if not not_noticed([unchanged(paths[0])], met=met, processes=1):
            raise SystemExit(f"The tests of {room} fail where nothing was changed.")
        for path in paths:
            module = path.relative_to(CLEARANCE).with_suffix("").as_posix()
            begun = time.monotonic()
            some = list(mutants(path))
            alive = not_noticed(some, met=met, processes=arguments.processes)
            reasons = explained.get(module, {})
            holes = [name for name in alive if name not in reasons]
            stale = [name for name in reasons if name not in alive]
            seconds = time.monotonic() - begun
            print(
                f"{module}: {len(some)} changes, {len(alive)} not noticed, {len(holes)} unexplained; {seconds:.0f} s"
            )
            lines = {mutant.name: mutant.line for mutant in some}
            for name in holes:
                print(f"  line {lines[name]}, {name}")
            for name in stale:
                print(f"  explained, and noticed or gone: {name}")
            sys.stdout.flush()
            wrong += len(holes) + len(stale)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
