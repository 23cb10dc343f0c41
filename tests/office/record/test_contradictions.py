"""What forms and programme files are both held to: found once, said twice."""

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.office.record import checks
from tracktwo.office.record.contradictions import Fault, circle
from tracktwo.office.record.exchange import checks as file_checks

KEYS = st.sampled_from("abcdef")


def test_forms_and_files_have_a_sentence_for_every_fault():
    assert set(checks._SENTENCES) == set(file_checks._SENTENCES) == set(Fault)


def _above(key: str, parents: dict[str, str | None]) -> list[str | None]:
    """What stands above an organisation, as many steps as there are organisations."""
    line = [parents.get(key)]
    while len(line) <= len(parents):
        line.append(parents.get(line[-1]))
    return line


@given(st.dictionaries(KEYS, st.none() | st.just("") | KEYS))
def test_a_circle_is_found_where_there_is_one_and_is_in_it(parents: dict[str, str | None]):
    circular = {key for key in parents if key in _above(key, parents)}
    found = circle(parents)
    assert found in circular if circular else found == ""


def test_a_long_line_of_parents_is_no_circle():
    parents = {str(number): str(number + 1) for number in range(10_000)}
    assert circle(parents) == ""
    assert circle(parents | {"10000": "9999"}) in {"9999", "10000"}
