"""Votes in any layout: what they say, and what is refused in a sentence."""

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from tracktwo.perception import Layout, Vote, read_votes
from tracktwo.perception.readers import read_rejected
from tracktwo.perception.tables import Origin
from tracktwo.vocabulary.errors import FileError, TableError, UsageError

LONG = (
    "timestamp,datetime,comment-id,voter-id,vote\n"
    "30,x,s1,7,1\n"
    "10,x,s1,7,-1\n"
    "20,x,声明,7,0\n"
    "20,x,声明,李,-1\n"
    "20,x,声明,李,1\n"
)
WIDE = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,s1,声明,s3\n7,0,0,2,1,0,1,0,\n李,,0,1,1,0,,1.0,\n"
ANSWERS = (
    "participant,side,statement,stance,expected,origin\n"
    "7,East,s1,agree,0.5,simulated\n"
    "7,East,声明,Depends,0.5,simulated\n"
    "李,南岸,声明,agree,,simulated\n"
    "李,南岸,s1,,,simulated\n"
    "w,West,s1,disagree,,simulated\n"
)
SAID = [[Vote.AGREE, Vote.UNSURE], [Vote.UNSEEN, Vote.AGREE]]


@pytest.fixture
def file(tmp_path):
    def write(text, name="votes.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def shown(votes):
    return votes.people, votes.statements, votes.said.tolist()


def test_read_votes_takes_the_last_vote_and_both_exports_say_the_same(file):
    assert shown(read_votes(file(LONG))) == (("7", "李"), ("s1", "声明"), SAID)
    assert shown(read_votes(file(WIDE))) == (("7", "李"), ("s1", "声明"), SAID)


def test_read_votes_without_times_takes_the_last_row(file):
    votes = read_votes(file("voter-id,comment-id,vote\na,s,1\na,s,-1\na,t,0\n"))
    assert shown(votes) == (("a",), ("s", "t"), [[Vote.DISAGREE, Vote.UNSURE]])


def test_read_votes_takes_frames_and_parquet(file, tmp_path):
    frame = pd.DataFrame({"voter-id": [1, 1, 2], "comment-id": [0, 1, 1], "vote": [1, 0, -1]})
    expected = (("1", "2"), ("0", "1"), [[1, 0], [Vote.UNSEEN, -1]])
    path = tmp_path / "votes.parquet"
    parquet.write_table(pa.Table.from_pandas(frame), path)
    for table in (frame, pl.from_pandas(frame), pl.from_pandas(frame).lazy(), path):
        assert shown(read_votes(table)) == expected


def test_read_votes_of_answers_keeps_sides_and_leaves_others_out(file):
    votes = read_votes(file(ANSWERS), sides=("南岸", "East"))
    assert shown(votes) == (("7", "李"), ("s1", "声明"), SAID)
    assert (votes.seats, votes.left_out, votes.origin) == (("East", "南岸"), 1, Origin.SIMULATED)
    assert read_votes(file(ANSWERS)).seats == ("East", "南岸", "West")


@pytest.mark.parametrize("agree", [1, -1])
def test_read_votes_of_a_dump_needs_its_sign(file, agree):
    dump = file("zid,pid,tid,vote,created\n1,7,s1,1,5\n1,7,s1,-1,6\n1,8,s2,0,6\n")
    with pytest.raises(UsageError, match=r"raw dump of a Polis database.*--agree -1 or --agree 1"):
        read_votes(dump)
    assert read_votes(dump, agree=agree).said.tolist() == [[-agree, Vote.UNSEEN], [Vote.UNSEEN, 0]]


LONG_HEADER = "comment-id,voter-id,vote\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (LONG_HEADER, "has no votes; expected at least one row"),
        (
            LONG_HEADER + "s,p,1\ns,q,2\n",
            r"row 3: vote must be 1 \(agree\), 0 \(pass\) or -1 \(disagree\)\.$",
        ),
        (LONG_HEADER + "s,p,\n", "row 2: vote must be 1"),
        (LONG_HEADER + "s, ,1\n", "row 2: voter-id is blank"),
        (LONG_HEADER + "s,p,1\ns,p\n", "line 3: the number of cells is 2, and 3 in the header"),
        ("timestamp,comment-id,voter-id,vote\nnoon,s,p,1\n", "timestamp must be a whole number"),
        ("zid,pid,tid,vote\n1,1,1,1\n2,1,1,1\n", "holds several conversations"),
        ("participant,n-votes,n-agree,s\np,1,1,1\np,1,1,0\n", "row 3: this participant has a row already"),
        ("participant,n-votes,n-agree,s\np,1,1,yes\n", "row 2: column 's' must be 1"),
        ("participant,n-votes,n-agree\np,1,1\n", "no column for a statement"),
        ("who,what\np,1\n", "has the columns of no layout of votes"),
        (
            "participant,side,statement,stance\np,A,s,agree\np,B,t,agree\n",
            "same participant more than one side",
        ),
        ("participant,side,statement,stance\np,A,s,agree\np,A,s,agree\n", "several rows for the same"),
        ("participant,side,statement,stance\np,A,s,agree\nq,A,s,yes\n", "row 3 is not"),
    ],
)
def test_read_votes_refuses_in_a_sentence(file, text, sentence):
    with pytest.raises(TableError, match=sentence):
        read_votes(file(text), agree=1 if text.startswith("zid") else None)


def test_read_votes_refuses_what_does_not_fit(file, tmp_path):
    with pytest.raises(UsageError, match="should be 1 or -1"):
        read_votes(file(LONG), agree=2)
    with pytest.raises(UsageError, match="without sides"):
        read_votes(file(LONG), sides=("A", "B"))
    with pytest.raises(UsageError, match="no rows of the side 'B'"):
        read_votes(file(ANSWERS), sides=("East", "B"))
    with pytest.raises(UsageError, match="say agree in a word"):
        read_votes(file(ANSWERS), agree=1)
    with pytest.raises(TableError, match="no column 'participant'"):
        read_votes(file(LONG), layout=Layout.PARTICIPANTS)
    cut = tmp_path / "cut.parquet"
    parquet.write_table(pa.table({"voter-id": [1], "comment-id": [1], "vote": [1]}), cut)
    cut.write_bytes(cut.read_bytes()[:-9])
    with pytest.raises(FileError, match="not a whole Parquet file"):
        read_votes(cut)


def test_read_votes_takes_all_missing_and_ten_thousand_statements(file):
    names = ",".join(f"s{place}" for place in range(10_000))
    blank = "," * 9_999
    votes = read_votes(file(f"participant,n-votes,n-agree,{names}\np,0,0,{blank}\nq,0,0,1{blank}\n"))
    assert (votes.said.shape, votes.people) == ((2, 1), ("p", "q"))
    none = read_votes(file("participant,n-votes,n-agree,s\np,0,0,\n"))
    assert none.said.shape == (1, 0)


def test_read_rejected_reads_comments_and_lists_of_statements(file):
    comments = 'comment-id,moderated,comment-body\n1,-1,"a\nb"\n2,0,c\n3,1,d\n4,,e\n'
    for header in ("comment-id", "statement"):
        table = file(comments.replace("comment-id", header), "comments.csv")
        assert read_rejected(table, statements=["3", "1", "9"]).tolist() == [False, True, False]
    assert not read_rejected(file("statement,reciprocal\n1,true\n"), statements=["1"]).any()
    with pytest.raises(TableError, match="lists none of the statements"):
        read_rejected(file(comments), statements=["x"])
    with pytest.raises(TableError, match="moderated must be one of -1, 0, 1"):
        read_rejected(file("comment-id,moderated\n1,no\n"), statements=["1"])


@pytest.mark.parametrize("name", ["brexit-consensus", "scoop-hivemind.biodiversity", "vtaiwan.uberx"])
def test_read_votes_reads_real_exports_alike(shared: Path, name):
    folder = shared / "data" / "polis" / name
    long, wide = (read_votes(folder / each) for each in ("votes.csv", "participants-votes.csv"))
    rows = [long.people.index(person) for person in wide.people]
    columns = [long.statements.index(statement) for statement in wide.statements]
    assert np.array_equal(long.said[np.ix_(rows, columns)], wide.said)
    assert long.said.shape == wide.said.shape
