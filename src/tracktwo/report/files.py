"""Results as files for other programs: tidy tables, what their columns mean, and how the figures were made.

The files hold figures about sides and statements. Nothing in them names a participant, and their bytes depend on the
answers, the settings and the versions of the programs alone.
"""

import io
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Final

from pyarrow import parquet

from tracktwo.perception import CHANGE, GAPS, GROUPS, OVERVIEW, Change, Gaps, Groups, Origin, Overview
from tracktwo.perception.tables import FrameKind
from tracktwo.report.gathering import Material
from tracktwo.report.view import View
from tracktwo.vocabulary.cells import csv_text, terminal_text
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["files_of"]

Result = Gaps | Overview | Groups | Change

# spreadsheet programs take a file without the mark for a local encoding
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_PARTS: Final = {"NumPy": "numpy", "SciPy": "scipy", "Arrow": "pyarrow"}
_PEOPLE: Final = frozenset({"only_before", "only_after", "participants"})
_CODEBOOK: Final = ("table", "column", "must_be", "may_be_missing", "meaning")


def files_of(material: Material) -> dict[str, bytes]:
    """Return the files of an export by name.

    Args: material: results about one round, and what has changed since another where there is one.

    Returns: each table as CSV, Parquet and JSON; the codebook of their columns as CSV and Markdown; and the method in
        every language of the interface.
    """
    results: dict[str, tuple[Result, TableSpec]] = {
        "gaps": (material.gaps, GAPS),
        "overview": (material.overview, OVERVIEW),
        "groups": (material.groups, GROUPS),
    }
    if material.change is not None:
        results["change"] = (material.change, CHANGE)
    files: dict[str, bytes] = {}
    for name, (result, spec) in results.items():
        files[f"{name}.csv"] = _csv(result.columns)
        files[f"{name}.parquet"] = _parquet(result, spec)
        files[f"{name}.json"] = (
            json.dumps(_counted(result), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        ).encode()
    specs = {name: spec for name, (_result, spec) in results.items()}
    files["codebook.csv"] = _csv(_codebook(specs))
    files["codebook.md"] = "\n".join(
        f"# {name}\n\n{spec.document()}" for name, spec in specs.items()
    ).encode()
    for language in INTERFACE_LANGUAGES:
        files[f"method.{language}.txt"] = (
            "\n".join(map(terminal_text, _method(View(material=material, language=language)))) + "\n"
        ).encode()
    return files


def _csv(columns: Mapping[str, Sequence[object]]) -> bytes:
    return f"{_MARK}{csv_text(columns)}".encode()


def _parquet(result: Result, spec: TableSpec) -> bytes:
    out = io.BytesIO()
    table: Any = FrameKind().build(result.columns, spec=spec)
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _counted(result: Result) -> dict[str, object]:
    """Return a result ready for JSON, people as their number: their codes stay where they are."""
    content = result.to_dict()
    for name in _PEOPLE & content.keys():
        match content[name]:
            case dict() as by_side:
                content[name] = {side: len(codes) for side, codes in by_side.items()}
            case list() as codes:
                content[name] = len(codes)
            case other:
                raise TypeError(other)
    return content


def _codebook(specs: Mapping[str, TableSpec]) -> dict[str, list[object]]:
    rows = [
        (name, column.name, column.rule(), column.blank, column.meaning)
        for name, spec in specs.items()
        for column in spec.columns
    ]
    return {name: list(cells) for name, cells in zip(_CODEBOOK, zip(*rows, strict=True), strict=True)}


def _method(view: View) -> Iterable[str]:
    gettext, ngettext = view.teller.catalogue.gettext, view.teller.catalogue.ngettext
    colon = gettext(": ")
    if view.material.gaps.origin is Origin.SIMULATED:
        yield gettext("SIMULATED: a program made these answers up; nobody gave them.")
        yield ""
    yield gettext("How the figures were made")
    yield ""
    yield ngettext("%(num)s statement", "%(num)s statements", len(view.pairs)) % {"num": len(view.pairs)}
    for label, (_label, answered, guessed) in zip(view.teller.labels, view.asked, strict=True):
        yield label.name
        yield f"    {gettext('People who answered a statement')}{colon}{answered}"
        yield f"    {gettext('People who guessed about the other side')}{colon}{guessed}"
    yield from _left_out(view)
    yield from ("", *(f"- {note}" for note in view.notes), "")
    yield gettext("Formulas and sources")
    for figure, formula, source in view.formulas:
        yield from ("", f"{figure}{colon}{formula}", f"    {source}")
    yield from ("", gettext("Settings"))
    for name, settings in (("gaps", view.material.gaps.settings), ("groups", view.material.groups.settings)):
        yield f"    {name}{colon}{settings.to_text()}"
    yield (
        gettext("Made with TrackTwo %(version)s.") % {"version": view.version}
        + f" ({', '.join(_versions())})"
    )


def _left_out(view: View) -> Iterable[str]:
    gettext, ngettext = view.teller.catalogue.gettext, view.teller.catalogue.ngettext
    rows, change = view.material.gaps.left_out, view.material.change
    if rows:
        yield ngettext(
            "%(num)s row of other sides is left out.", "%(num)s rows of other sides are left out.", rows
        ) % {"num": rows}
    if change is not None:
        paired = (f"{label.name} {change.paired[label.key]}" for label in view.teller.labels)
        yield gettext("People who answered both rounds") + gettext(": ") + gettext(", ").join(paired)
        yield gettext("No control group: change is not proof of effect.")


def _versions() -> Iterable[str]:
    yield f"Python {platform.python_version()}"
    for called, package in _PARTS.items():
        yield f"{called} {version(package)}"
