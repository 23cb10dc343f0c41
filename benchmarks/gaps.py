"""How long ``gaps`` takes, as a ratio to the floor: a streaming PyArrow read and group-by of the same file.

Run ``python benchmarks/gaps.py`` for 1,000,000 and 10,000,000 answers; name sizes or ``--order`` for less.
Data is seeded and kept in a temporary folder for the run. Each measurement is a fresh process, imports
included, and is the best of a few; the floor and ours take turns. Memory is the whole process's peak.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

STATEMENTS: Final = 100
CHUNK: Final = 1_000_000
MEGABYTE: Final = 1024
ORDERS: Final = ("people", "statements", "shuffled")
SIDES: Final = ("East", "南岸")
STANCES: Final = ("agree", "disagree", "unsure", "depends", "")


def make_answers(path: Path, *, rows: int, order: str, seed: int = 20211112) -> None:
    """Write a Parquet file of answers: string columns, guesses in tenths, one in ten missing.

    Args: rows: how many answers, 100 to a person; order: people, statements or shuffled.
    """
    rng = np.random.default_rng(seed)
    people = rows // STATEMENTS
    row = np.arange(rows)
    if order == "shuffled":
        rng.shuffle(row)
    person, statement = (row % people, row // people) if order == "statements" else divmod(row, STATEMENTS)
    names = [f"person-{k:07d}" for k in range(people)]
    statements = [f"statement-{k:03d}" for k in range(STATEMENTS)]
    writer: parquet.ParquetWriter | None = None
    for start in range(0, rows, CHUNK):
        part = slice(start, start + CHUNK)
        who, what = person[part], statement[part]
        lean = (what * 7 + who % 2 * 3) % STATEMENTS / STATEMENTS
        draw = rng.random(len(who))
        stance = np.where(draw < lean * 0.9, 0, np.where(draw < 0.9, 1, rng.integers(2, 5, len(who))))
        guess = np.round(np.clip(rng.normal(0.5, 0.25, len(who)), 0, 1), 1)
        table = pa.table(
            {
                "participant": _picked(names, who),
                "side": _picked(SIDES, who % 2),
                "statement": _picked(statements, what),
                "stance": _picked(STANCES, stance),
                "expected": pa.array(guess, mask=rng.random(len(who)) < 0.1),
            }
        )
        writer = writer or parquet.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def _picked(texts: Sequence[str], places: NDArray[np.int64]) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(texts)).cast(pa.string())


def run_floor(path: str) -> int:
    """Read the file in batches and group by statement, side and stance; nothing is checked."""
    keys = ["statement", "side", "stance"]
    sums: Any = [("expected", "count"), ("expected", "sum"), ([], "count_all")]
    parts = [
        pa.Table.from_batches([batch]).group_by(keys).aggregate(sums)
        for batch in parquet.ParquetFile(path).iter_batches(columns=[*keys, "expected"])
    ]
    merged: Any = [("expected_count", "sum"), ("expected_sum", "sum"), ("count_all", "sum")]
    return int(pa.concat_tables(parts).group_by(keys).aggregate(merged).num_rows)


def run_ours(path: str) -> int:
    """Run everything: read, check, classify, intervals, the table and the dictionary."""
    from tracktwo.perception import gaps  # noqa: PLC0415 -- its import is part of what is measured

    result = gaps(path)
    rows = len(result.columns["statement"])
    return rows if len(result.to_dict()) and result.table else 0


def measure(what: str, path: Path) -> dict[str, Any]:
    """Return seconds, CPU seconds and peak MB of one fresh process."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--run", what, str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return {"seconds": time.perf_counter() - started, **json.loads(done.stdout)}


def _child(what: str, path: str) -> None:
    {"floor": run_floor, "ours": run_ours}[what](path)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "megabytes": _peak() / MEGABYTE}))


def _peak() -> int:
    """Return this process's peak memory in kB; getrusage would count what the parent held before the fork."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def _compare(folder: Path, *, rows: int, order: str, repeats: int) -> None:
    path = folder / "answers.parquet"
    make_answers(path, rows=rows, order=order)
    runs: dict[str, list[dict[str, Any]]] = {"floor": [], "ours": []}
    for _ in range(repeats):
        for what, measured in runs.items():
            measured.append(measure(what, path))
    best = {what: min(measured, key=lambda each: each["seconds"]) for what, measured in runs.items()}
    for what, each in best.items():
        print(
            f"{rows:>11,}  {order:<10}  {what:<5}  {each['seconds']:6.2f} s  {each['cpu']:6.2f} s CPU  "
            f"{each['megabytes']:5.0f} MB  {each['seconds'] / best['floor']['seconds']:5.2f} x"
        )


def main() -> None:
    """Print a table: answers, order of rows, what ran, wall and CPU seconds, peak memory, ratio."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("sizes", nargs="*", type=int, default=[1_000_000, 10_000_000])
    arguments.add_argument("--order", choices=ORDERS, action="append")
    arguments.add_argument("--repeats", type=int, default=3)
    arguments.add_argument("--run", nargs=2, metavar=("WHAT", "PATH"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.run:
        _child(*chosen.run)
        return
    with tempfile.TemporaryDirectory() as folder:
        for rows in chosen.sizes:
            for order in chosen.order or ORDERS:
                _compare(Path(folder), rows=rows, order=order, repeats=chosen.repeats)


if __name__ == "__main__":
    main()
