"""Change the gate, the rules for numbers and the leak check in every small way, and see that a test notices.

Each mutant is one change to the syntax tree of one module; its tests run on it in a process of their own. A survivor is
a hole in the tests, or a change that changes nothing, which is told below with the reason. Prints the survivors
that nobody explained. Exit code 1 if there is one.
"""

import argparse
import ast
import copy
import importlib
import importlib.machinery
import os
import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import CodeType
from typing import Final, cast

import pytest
from hypothesis import Phase, settings

REPOSITORY: Final = Path(__file__).parent.parent
CLEARANCE: Final = REPOSITORY / "src" / "tracktwo" / "clearance"
TESTS: Final = REPOSITORY / "tests" / "clearance"
MODULES: Final = (
    "account", "audiences", "gate", "rules", "seal", "tables", "kinds/*", "leaks/*/*", "disclosure/*/*",
)  # fmt: skip

OPPOSITE: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or,
    ast.Or: ast.And, ast.BitOr: ast.BitAnd,
}  # fmt: skip
LONGEST: Final = 300  # seconds
LARGEST: Final = 4 * 2**30  # bytes
# Where a module's own tests stand, if not under its name.
FIRST: Final = {
    "attendance": "test_readers.py", "audit": "test_attacker.py", "decisions": "test_attacker.py",
    "embedded": "test_encodings.py", "escapes": "test_escapes.py", "evidence": "test_attacker.py",
    "figures": "test_results.py", "files": "test_encodings.py", "findings": "test_listing.py",
    "forms": "test_names.py", "history": "test_stances.py", "letters": "test_matching.py",
    "outcomes": "test_readers.py", "searching": "test_listing.py", "splits": "test_breakdowns.py",
    "values": "test_bands.py",
}  # fmt: skip
SLOW: Final = ("test_encodings.py", "test_laws.py", "test_noninterference.py", "test_packed.py")
SETS: Final = {
    "Reach": ("OUTSIDE", "ROOM", "TEAM"),
    "Rule": ("ON_THE_RECORD", "NOT_FOR_ATTRIBUTION", "OFF_THE_RECORD"),
    "Covered": ("AGENDA", "PEOPLE"),
    "Reason": ("RULE", "NO_RELEASE", "TEAM_ONLY"),
    "Kind": ("NAME", "CODE", "PROSE"),
    "Sort": ("PERSON", "NAME", "CODE", "PROSE", "CLOSED"),
}


def changes(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 -- one case a kind of change
    """Every way to change one node, its children left as they are."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in OPPOSITE:
            yield ast.Compare(left=node.left, ops=[OPPOSITE[type(op)]()], comparators=node.comparators)  # type: ignore[list-item]
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(op=OPPOSITE[type(op)](), values=values)  # type: ignore[arg-type]
            for index in range(len(values)):
                left = values[:index] + values[index + 1 :]
                yield ast.BoolOp(op=op, values=left) if len(left) > 1 else left[0]
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.If():
            yield ast.If(test=ast.Constant(value=True), body=node.body, orelse=node.orelse)
            yield ast.If(test=ast.Constant(value=False), body=node.body, orelse=node.orelse)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(value=not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value=value + 1)
            yield ast.Constant(value=value - 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant(value=f"{value}x")
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if attr in SETS.get(name, ()):
            for other in SETS[name]:
                if other != attr:
                    yield ast.Attribute(value=node.value, attr=other, ctx=node.ctx)
        case ast.Call(args=args):
            for index, argument in enumerate(args):
                if isinstance(argument, ast.Starred):
                    yield ast.Call(
                        func=node.func, args=args[:index] + args[index + 1 :], keywords=node.keywords
                    )
        case ast.comprehension(ifs=[_, *_]):
            yield ast.comprehension(target=node.target, iter=node.iter, ifs=[], is_async=0)
        case ast.Match(cases=[first, second, *rest]):
            pairs = [first, second, *rest]
            for index in range(len(pairs) - 1):
                if not any("assert_never" in ast.unparse(case) for case in pairs[index : index + 2]):
                    swapped = copy.deepcopy(pairs)
                    swapped[index].body, swapped[index + 1].body = (
                        swapped[index + 1].body,
                        swapped[index].body,
                    )
                    yield ast.Match(subject=node.subject, cases=swapped)
        case _:
            return


def code_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no docstrings, annotations, imports, decorators, messages or lists of names."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            skipped = name in {"annotation", "returns", "decorator_list", "bases"} or isinstance(
                parent, ast.Import | ast.ImportFrom | ast.Expr | ast.Raise | ast.JoinedStr
            )
            # Two lists are of one length by how they were made; that this is said is no behaviour.
            skipped |= isinstance(parent, ast.keyword) and parent.arg == "strict"
            skipped |= isinstance(parent, ast.Call) and ast.unparse(parent.func) in {"TypeVar", "cast"}
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    child._skipped = skipped or getattr(parent, "_skipped", False)  # type: ignore[attr-defined] # noqa: SLF001 -- a mark on the tree
    for node in ast.walk(tree):
        said = (
            ast.unparse(node).partition("=") if isinstance(node, ast.Assign | ast.AnnAssign) else ("", "", "")
        )
        if "__" in said[0] or "TypeVar(" in said[2]:
            for child in ast.walk(node):
                child._skipped = True  # type: ignore[attr-defined] # noqa: SLF001 -- a mark on the tree
    yield from (node for node in ast.walk(tree) if not getattr(node, "_skipped", False))


class Swap(ast.NodeTransformer):
    """One node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the tree with the one node changed."""
        return self.new if node is self.old else super().generic_visit(node)


def mutants(path: Path) -> Iterator[tuple[str, CodeType]]:
    """Every mutant of a module: where and what, and its code."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for place, node in enumerate(code_nodes(tree)):
        for nth, change in enumerate(changes(node)):
            fresh = ast.parse(source)
            old = list(code_nodes(fresh))[place]
            new = list(changes(old))[nth]
            mutated = ast.fix_missing_locations(Swap(old, ast.copy_location(new, old)).visit(fresh))
            line = getattr(old, "lineno", 0)
            before, after = (" ".join(ast.unparse(part).split())[:90] for part in (node, change))
            said = f"{path.relative_to(CLEARANCE)}:{line}: {before}  →  {after}"
            yield said, compile(cast("ast.Module", mutated), str(path), "exec")


def survives(path: Path, code: CodeType) -> bool:
    """Whether every test of a module's room passes on a mutant, in a process of its own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    status = 1
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        original = importlib.machinery.SourceFileLoader.get_code

        def get_code(loader: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
            return code if Path(loader.path) == path else original(loader, name)

        importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
        # One that never ends is noticed too, before it takes the machine's memory.
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        status = run_tests(room_of(path), first=FIRST.get(path.stem, f"test_{path.stem}.py"))
    finally:
        os._exit(status)


def room_of(path: Path) -> str:
    """The folder of a module's tests; the account's stand beside the rooms."""
    if path == CLEARANCE / "account.py":
        return "."
    return next((room for room in ("leaks", "disclosure") if room in path.parts), "gate")


def run_tests(room: str, *, first: str) -> int:
    """The exit code of a room's tests: the module's own first, the slow ones last."""
    settings.register_profile(
        "mutants", phases=[Phase.explicit, Phase.generate], derandomize=True, database=None
    )
    settings.load_profile("mutants")
    files = sorted(
        (TESTS / room).glob("test_*.py"),
        key=lambda file: (file.name != first, file.name in SLOW, file.name),
    )
    options = ["-x", "-q", "-c", os.devnull, "--import-mode=importlib", f"--confcutdir={TESTS / room}"]
    plugins = ["-p", "no:cacheprovider", "-p", "no:django", "-p", "no:xdist", "-p", "no:playwright"]
    return int(pytest.main([*options, *plugins, f"--rootdir={REPOSITORY}", *map(str, files)]))


def main() -> int:
    """Run every mutant of the modules asked for; print survivors and the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES, help="such as rules or kinds/event")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    sys.path.insert(0, str(REPOSITORY / "tests"))
    # Once here and not in each process: what is never mutated.
    for module in ("numpy", "scipy.optimize", "hypothesis.strategies"):
        importlib.import_module(module)
    paths = [path for name in arguments.modules for path in sorted(CLEARANCE.glob(f"{name}.py"))]
    every = [(path, said, code) for path in paths for said, code in mutants(path)]
    survivors = 0
    with ThreadPoolExecutor(arguments.processes) as pool:
        alive = pool.map(lambda mutant: survives(mutant[0], mutant[2]), every)
        for (_, said, _), lives in zip(every, alive, strict=True):
            survivors += lives
            if lives:
                print(said, flush=True)
    print(f"{len(every)} mutants, {survivors} survived")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
