"""What the rules got right and wrong on documents whose answers are known."""

import csv
from collections.abc import Iterator
from importlib.resources import files

__all__ = ["ledger_rows"]


def ledger_rows() -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every rule with how often it was right and how often wrong."""
    text = (files(__package__) / "ledgers.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for row in csv.DictReader(lines):
        yield row["rule"], (int(row["right"]), int(row["wrong"]))
