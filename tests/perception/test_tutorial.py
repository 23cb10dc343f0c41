"""The tutorial runs as it stands, and what its prose says is what its cells print."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TOLD = {
    "gaps": "<Gaps: 8 statements, Northshore and Southshore, simulated>\n",
    "sentence": (
        "Simulated data: Northshore: 12 of 12 agree; other side guessed 4.9\xa0of\xa010. "
        "Southshore: 12 of 12 agree; other side guessed 3.5\xa0of\xa010.\n"
    ),
    "doubt": (
        "probability of hidden agreement: 0.97\n"
        "gap about Northshore: -47 points, between -59 and -32\n"
        "gap about Southshore: -60 points, between -70 and -46\n"
        "of 8 labels about 1.5 should be wrong\n"
        "safe to list together: fish, ferry, pilots, storms, easier\n"
    ),
}


@pytest.fixture(scope="module")
def run(repository: Path) -> nbformat.NotebookNode:
    """The notebook, executed beside its files."""
    folder = repository / "docs" / "tutorials"
    notebook = nbformat.read(folder / "first-finding.ipynb", as_version=4)
    assert [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    return client.execute()


@pytest.mark.slow
def test_the_tutorial_runs_and_says_what_it_promises(run):
    """Slow: a kernel starts, and imports pandas."""
    outputs = {cell.id: cell.outputs for cell in run.cells if cell.cell_type == "code"}
    printed = {
        name: "".join(output.get("text", "") for output in each)
        for name, each in outputs.items()
        if name in TOLD
    }
    assert printed == TOLD
    assert [
        output.name for each in outputs.values() for output in each if output.output_type == "stream"
    ] == ["stdout"] * 3
    (figure,) = outputs["picture"]
    assert set(figure.data) >= {"text/html", "image/svg+xml"}
    assert "A night ferry between the" in figure.data["image/svg+xml"]
    assert "SIMULATED" in figure.data["image/svg+xml"]
    (classes,) = outputs["classes"]
    assert "hidden_agreement" in classes.data["text/plain"]
    assert "only:Northshore" in classes.data["text/plain"]
