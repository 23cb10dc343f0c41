"""What importing this room costs: nothing that is not needed before there are answers."""

import subprocess
import sys

CODE = """
import sys
import tracktwo.perception as room
early = {"django", "pandas", "polars", "duckdb", "scipy.special"} & set(sys.modules)
result = room.gaps(sys.argv[1])
result.to_dict(), result.table
late = {"django", "pandas", "polars", "duckdb"} & set(sys.modules)
print(sorted(early), sorted(late), len(result.columns["n"]))
"""


def test_import_and_use_on_a_file_load_no_frame_library(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(
        "participant,side,statement,stance,expected\n1,A,s,agree,0.5\n2,B,s,agree,\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", CODE, path], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("[] [] 2\n", "")
