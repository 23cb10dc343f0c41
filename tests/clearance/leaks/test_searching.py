"""Where a hit says that it stands."""

from tracktwo.clearance.kinds import Person
from tracktwo.clearance.leaks import gather, list_public, search_file
from tracktwo.clearance.tables import Fact
from tracktwo.vocabulary.names import PersonName

NEEDLES = gather(
    [
        Person(key="", names=(Fact(value=PersonName(text=name, language="en")),))
        for name in ("Ada Nord", "Vera Key", "丁磊")
    ]
)
LISTING = list_public({"x:y": {"names": ["Ada Nord"]}}, words=(), needles=NEEDLES)


def places(path, data):
    hits = search_file(path, data=data, needles=NEEDLES, listing=LISTING, shows=["x:y"])
    return [(hit.line, hit.encoding, hit.kind.value, hit.text) for hit in hits]


def test_what_stands_in_a_path_has_no_line():
    assert places("vera-key.txt", b"") == [(0, "path utf-8", "name", "vera-key")]


def test_lines_are_counted_in_the_reading_a_name_stands_in():
    assert places("x.txt", b"one\ntwo\nVera Key") == [(3, "utf-8", "name", "vera key")]
    assert places("x.txt", b"one\nVera%20Key\nthree\nfour") == [(2, "utf-8 percent", "name", "vera key")]


def test_what_may_stand_there_may_be_the_last_of_a_file():
    assert places("x.txt", b"Vera Key and Ada Nord") == [(1, "utf-8", "name", "vera key")]


def test_a_short_name_with_any_space_in_it_is_that_name():
    """The stroke of Ogham is the one space that folding leaves as it is."""
    hits = [
        search_file("x.txt", data=f"丁{sign}磊".encode(), needles=NEEDLES, listing=LISTING, shows=["x:y"])
        for sign in ("", " ", "\u3000", "\u1680", ";")
    ]
    assert [[hit.is_doubtful for hit in each] for each in hits] == [
        [False],
        [False],
        [False],
        [False],
        [True],
    ]
