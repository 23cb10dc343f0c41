"""SPSS files through pyreadstat, in a process of its own: what its native code makes of a damaged file stays there.

Run as a module it is that process: a request in JSON on standard input, the answer in JSON on standard output.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from tracktwo.perception.readers.surveys.cells import cell_text
from tracktwo.vocabulary.errors import FileError, UsageError

__all__ = ["SpssHeader", "read_cells", "read_header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpssHeader:
    """What an SPSS file says of its columns: names, the questions asked, and the words for values."""

    names: tuple[str, ...]
    questions: tuple[str, ...]
    labels: dict[str, dict[str, str]]


def read_header(name: str) -> SpssHeader:
    """Return the columns of an SPSS file.

    Raises: UsageError if pyreadstat is not installed; FileError if the file breaks off or is damaged.
    """
    told = _asked(name, None)
    if not all(told["names"]):
        raise FileError(_damaged(name))
    return SpssHeader(names=tuple(told["names"]), questions=tuple(told["questions"]), labels=told["labels"])


def read_cells(name: str, columns: Sequence[str]) -> list[list[str]]:
    """Return the cells of some columns as text, a list for each column.

    Raises: FileError if the file breaks off or is damaged.
    """
    cells: list[list[str]] = _asked(name, list(columns))["cells"]
    return cells


def _damaged(name: str) -> str:
    return f"{name} breaks off or is damaged; save the SPSS file again."


def _asked(name: str, columns: list[str] | None) -> dict[str, Any]:
    if find_spec("pyreadstat") is None:
        raise UsageError(
            f"{name} is an SPSS file, and reading those needs a part that is not installed: "
            "install tracktwo[surveys], or save the survey as CSV."
        )
    done = subprocess.run(
        [sys.executable, "-m", "tracktwo.perception.readers.surveys.spss"],
        input=json.dumps({"name": name, "columns": columns}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise FileError(_damaged(name))
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _answer(name: str, columns: list[str] | None) -> dict[str, Any]:
    """Return what was asked, read in this process."""
    import pyreadstat  # noqa: PLC0415 -- optional dependency

    # what is declared missing stays what it is: "does not know" is often among it, and the mapping decides
    found, about = pyreadstat.read_sav(
        name,
        output_format="dict",
        metadataonly=columns is None,
        usecols=columns,
        user_missing=True,
        disable_datetime_conversion=True,
    )
    if columns is not None:
        return {"cells": [list(map(cell_text, _listed(found[column]))) for column in columns]}
    labels = {
        column: {cell_text(value): str(label) for value, label in told.items()}
        for column, told in about.variable_value_labels.items()
    }
    questions = [label or "" for label in about.column_labels]
    return {"names": list(about.column_names), "questions": questions, "labels": labels}


def _listed(values: Sequence[object]) -> Sequence[object]:
    """Return NumPy's numbers as Python's own."""
    listed: Sequence[object] = getattr(values, "tolist", lambda: values)()
    return listed


if __name__ == "__main__":
    request = json.load(sys.stdin)
    try:
        answer = json.dumps(_answer(request["name"], request["columns"]))
    except Exception:  # noqa: BLE001 -- whatever it is, the file is not whole, and the asker says so
        sys.exit(1)
    print(answer)
