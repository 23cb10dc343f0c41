"""Every small change of a Python module: what each changes, where, and the code that comes of it."""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Final, cast

__all__ = ["Mutant", "code_of", "codes_of", "mutants", "shape", "unchanged"]

OPPOSITE: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or,
    ast.Or: ast.And, ast.BitOr: ast.BitAnd,
}  # fmt: skip
SETS: Final = {
    "Reach": ("OUTSIDE", "ROOM", "TEAM"),
    "Rule": ("ON_THE_RECORD", "NOT_FOR_ATTRIBUTION", "OFF_THE_RECORD"),
    "Covered": ("AGENDA", "PEOPLE"),
    "Reason": ("RULE", "NO_RELEASE", "TEAM_ONLY"),
    "Kind": ("NAME", "CODE", "PROSE"),
    "Sort": ("PERSON", "NAME", "CODE", "PROSE", "CLOSED"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A module with one change.

    ``first`` and ``last`` are the lines of the statement that holds it: what never ran any of them never met it.
    ``name`` says where and what without a line number, so that a reason given for it outlives other changes.
    """

    path: Path
    name: str
    line: int
    first: int
    last: int
    code: CodeType


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    source = path.read_text(encoding="utf-8")
    seen: Counter[str] = Counter()
    for place, node in enumerate(_code_nodes(ast.parse(source))):
        for nth in range(len(list(_changes(node)))):
            # A tree of its own, for a change reaches into it.
            tree = ast.parse(source)
            old = list(_code_nodes(tree))[place]
            new = list(_changes(old))[nth]
            ancestors = list(_way(tree, old))
            statement = next(each for each in reversed([*ancestors, old]) if isinstance(each, ast.stmt))
            shown = next((each for each in reversed(ancestors) if isinstance(each, ast.expr)), None)
            told = shown if isinstance(old, ast.Constant | ast.Attribute) and shown else old
            before = _text(told)
            swap = _Swap(old, ast.copy_location(new, old))
            changed = ast.fix_missing_locations(swap.visit(tree))
            after = _text(told if told is not old else new)
            function = ".".join(
                each.name for each in ancestors if isinstance(each, ast.FunctionDef | ast.ClassDef)
            )
            name = f"{function or 'module'}: {_around(before, after)}"
            seen[name] += 1
            yield Mutant(
                path=path,
                name=name if seen[name] == 1 else f"{name} ({seen[name]})",
                line=getattr(old, "lineno", statement.lineno),
                first=statement.lineno,
                last=statement.end_lineno or statement.lineno,
                code=compile(cast("ast.Module", changed), str(path), "exec"),
            )


def unchanged(path: Path) -> Mutant:
    """A module as it is, as if that were a change of all of it."""
    last = len(path.read_text(encoding="utf-8").splitlines())
    return Mutant(path=path, name="unchanged", line=1, first=1, last=last, code=code_of(path))


@cache
def code_of(path: Path) -> CodeType:
    """The code of a module as it is."""
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


def codes_of(code: CodeType) -> Iterator[CodeType]:
    """The code of every function in some code."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from codes_of(each)


def shape(code: CodeType) -> list[tuple[str, int, tuple[str, ...]]]:
    """What functions a module has, and what each takes from those around it."""
    return sorted((each.co_qualname, each.co_firstlineno, each.co_freevars) for each in codes_of(code))


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _around(before: str, after: str, *, width: int = 90) -> str:
    """Two texts, of long ones what is about their first difference."""
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = max(0, min(same, max(len(before), len(after)) - width // 2) - width // 2)
    return "  →  ".join(
        ("…" if start else "") + text[start : start + width] + ("…" if text[start + width :] else "")
        for text in (before, after)
    )


def _way(tree: ast.AST, target: ast.AST) -> Iterator[ast.AST]:
    """The nodes above one, from the top."""
    for child in ast.iter_child_nodes(tree):
        if any(each is target for each in ast.walk(child)):
            if child is not target:
                yield child
                yield from _way(child, target)
            return


class _Swap(ast.NodeTransformer):
    """One node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the tree with the one node changed."""
        return self.new if node is self.old else super().generic_visit(node)


def _changes(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 -- one case a kind of change
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
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            # It stays a generator.
            yield ast.Expr(value=ast.YieldFrom(value=ast.Tuple(elts=[], ctx=ast.Load())))
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
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
                    if ast.dump(swapped[index]) != ast.dump(pairs[index]):
                        yield ast.Match(subject=node.subject, cases=swapped)
        case _:
            return


def _code_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no docstrings, annotations, imports, decorators, messages or lists of names."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            skipped = name in {"annotation", "returns", "decorator_list", "bases"} or isinstance(
                parent, ast.Import | ast.ImportFrom | ast.Raise | ast.JoinedStr
            )
            skipped |= isinstance(parent, ast.Expr) and isinstance(parent.value, ast.Constant)
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
