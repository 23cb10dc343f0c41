"""What participants, observers and the public read: answers that move inside their ranges change nothing of it."""

import re
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office.perception.answered import answered, reveal

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.disclosure import bands
from tracktwo.office.perception import actions, queries
from tracktwo.office.record.queries.material import holdings

pytestmark = pytest.mark.django_db

PEOPLE = 12
TABS = ("", "agreement/", "mirror/", "terms/", "statements/", "method/", "files/csv/", "files/json/")
_codes = count()


def people_of(agree: int, disagree: int, *, guess: int):
    unsure = PEOPLE - agree - disagree
    stances = ["agree"] * agree + ["disagree"] * disagree + ["unsure"] * unsure
    return [{"water": (stance, guess), "boats": (stance, guess)} for stance in stances]


@st.composite
def moved(draw):
    """Two ways in which twelve people may answer that lie in the same ranges."""
    shown = bands(PEOPLE, insiders=2)
    while True:
        agree, disagree = draw(st.sampled_from(shown)), draw(st.sampled_from(shown))
        both = [
            (one, other)
            for one in range(agree.counts(PEOPLE).low, agree.counts(PEOPLE).high + 1)
            for other in range(disagree.counts(PEOPLE).low, disagree.counts(PEOPLE).high + 1)
            if one + other <= PEOPLE
        ]
        if both:
            return draw(st.sampled_from(both)), draw(st.sampled_from(both))


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(east=moved(), west=moved(), guess=st.integers(0, 10))
def test_answers_that_move_inside_their_ranges_change_no_byte(
    programme, client, convenor, other_convenor, seat, east, west, guess
):
    observer = seat("observer", name=f"reader {next(_codes)}")
    client.force_login(observer)
    seen = []
    for place in (0, 1):
        number = next(_codes)
        code = f"{number:06d}".translate(str.maketrans("01", "YZ"))
        round_ = answered(
            programme,
            people_of(*east[place], guess=guess),
            people_of(*west[place], guess=guess)[:: 1 - 2 * place],
            code=code,
            key=f"round-{number:06d}",
            rule="on_the_record",
        )
        reveal(actions.close_and_work_out(round_, by=None), convenor, other_convenor)
        pages = [client.get(f"/office/river/rounds/{round_.key}/results/{tab}").content for tab in TABS]
        pages.append(client.get(f"/join/{code}/zh-Hans/results/").content)
        material = queries.rounds_material(programme, holdings(programme))
        public = [
            clear(noun, audience=PUBLIC)
            for noun in material
            if getattr(noun, "round", noun).key == round_.key
        ]
        pages += [repr(each.value).encode() for each in public if isinstance(each, Cleared)]
        seen.append([_plain(page.decode(), code, round_) for page in pages])
    assert len(seen[0]) > len(TABS) + 2  # the public reads the round and its results
    assert seen[0] == seen[1]


def _plain(page: str, code: str, round_) -> str:
    """A page without what tells the two rounds apart, and without its form's token."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    minutes = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "", page)
    return minutes.replace(round_.key, "KEY").replace(code, "CODE").replace(code.lower(), "code")
