"""How long ``gaps`` takes, as a ratio to the least that can be done: to stream the same columns of the file once.

Run ``python benchmarks/gaps.py`` for 1,000,000 and 10,000,000 answers, or name sizes: ``python benchmarks/gaps.py
100000000 --repeats 1`` takes some minutes. Beside ours stand two floors: *stream* reads the five columns in batches
and does nothing; *group* sums four of them by statement, side and stance, and checks nothing. *cluster* is ours on
Dask with two processes of this machine: it must give the same answer.

Data is seeded and kept in a temporary folder for the run. Each measurement is a fresh process, imports
included, and is the best of a few; they take turns. Memory is the whole process's peak, without the workers'.
The limits: within three times *stream*, in CPU time; under 1 GB; the same answer everywhere. If one does not
hold, the exit code is 1.
"""

import argparse
import hashlib
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
SMALL: Final = 10_000_000
"""Under this many answers the time is that of imports."""
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


def run_stream(path: str) -> str:
    """Read the five columns in batches, and do nothing with them."""
    columns = ["participant", "side", "statement", "stance", "expected"]
    for _ in parquet.ParquetFile(path).iter_batches(columns=columns):
        pass
    return ""


def run_group(path: str) -> str:
    """Read four columns in batches and group by statement, side and stance; nothing is checked."""
    keys = ["statement", "side", "stance"]
    sums: Any = [("expected", "count"), ("expected", "sum"), ([], "count_all")]
    parts = [
        pa.Table.from_batches([batch]).group_by(keys).aggregate(sums)
        for batch in parquet.ParquetFile(path).iter_batches(columns=[*keys, "expected"])
    ]
    merged: Any = [("expected_count", "sum"), ("expected_sum", "sum"), ("count_all", "sum")]
    pa.concat_tables(parts).group_by(keys).aggregate(merged)
    return ""


def run_ours(path: str) -> str:
    """Run everything: read, check, classify, intervals, the table and the dictionary."""
    from tracktwo.perception import gaps  # noqa: PLC0415 -- its import is part of what is measured

    return _answer(gaps(path))


def run_cluster(path: str) -> str:
    """Run everything, the parts of the file on two processes."""
    from tracktwo.engines import cluster  # noqa: PLC0415 -- its import is part of what is measured
    from tracktwo.perception import gaps  # noqa: PLC0415

    with cluster(workers=2) as engine:
        return _answer(gaps(path, engine=engine))


def _answer(result: Any) -> str:
    """Return a short text that two results share only if every figure in them is the same to the last bit."""
    assert result.table is not None
    return hashlib.sha256(json.dumps(result.to_dict()).encode()).hexdigest()


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
    answer = RUNS[what](path)
    # a cluster's workers are processes of their own, and have ended
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    print(json.dumps({"cpu": cpu, "megabytes": _peak() / MEGABYTE, "answer": answer}))


def _peak() -> int:
    """Return this process's peak memory in kB; getrusage would count what the parent held before the fork."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def _compare(folder: Path, *, rows: int, order: str, repeats: int) -> list[str]:
    """Measure and print; return the limits that do not hold."""
    path = folder / f"{rows}-{order}.parquet"
    if not path.exists():
        make_answers(path, rows=rows, order=order)
    runs: dict[str, list[dict[str, Any]]] = {what: [] for what in RUNS}
    for _ in range(repeats):
        for what, measured in runs.items():
            measured.append(measure(what, path))
    best = {what: min(measured, key=lambda each: each["cpu"]) for what, measured in runs.items()}
    for what, each in best.items():
        print(
            f"{rows:>11,}  {order:<10}  {what:<7}  {each['seconds']:6.1f} s  {each['cpu']:6.1f} s CPU  "
            f"{each['megabytes']:5.0f} MB  {each['cpu'] / best['stream']['cpu']:5.2f} x",
            flush=True,
        )
    ours = best["ours"]
    answers = {each["answer"] for what in ("ours", "cluster") for each in runs[what]}
    held = {
        "within three times a stream": rows < SMALL or ours["cpu"] <= 3 * best["stream"]["cpu"],
        "under 1 GB": max(each["megabytes"] for each in runs["ours"]) < MEGABYTE,
        "the same answer on the cluster": len(answers) == 1,
    }
    return [f"{rows:,} {order}: not {limit}" for limit, holds in held.items() if not holds]


def main() -> None:
    """Print a table: answers, order of rows, what ran, wall and CPU seconds, peak memory, ratio of CPU seconds."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("sizes", nargs="*", type=int, default=[1_000_000, 10_000_000])
    arguments.add_argument("--order", choices=ORDERS, action="append")
    arguments.add_argument("--repeats", type=int, default=3)
    arguments.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the data here, or take it from here"
    )
    arguments.add_argument("--run", nargs=2, metavar=("WHAT", "PATH"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.run:
        _child(*chosen.run)
        return
    with tempfile.TemporaryDirectory() as folder:
        broken = [
            limit
            for rows in chosen.sizes
            for order in chosen.order or ORDERS
            for limit in _compare(chosen.keep or Path(folder), rows=rows, order=order, repeats=chosen.repeats)
        ]
    print(*broken or ["all limits hold"], sep="\n")
    sys.exit(bool(broken))


RUNS: Final = {"stream": run_stream, "group": run_group, "ours": run_ours, "cluster": run_cluster}


if __name__ == "__main__":
    main()
