import pytest
from record.reviewed import PAGE, TEXTS, read


def paths(text, person):
    """The rules one contribution came by, by field."""
    (found,) = [each.rules for each in read({"page": text}).contributions if each.person == person]
    return found


def test_every_value_knows_the_steps_it_came_by():
    line = ("event:heading.people", "line:item.both.one")
    assert paths(PAGE, "Ingrid Solheim") == {
        "person": line,
        "side": (*line, "side:heading"),
        "functions": (*line, "functions:heading"),
        "roles": (*line, "roles:1"),
        "orgs": (*line, "orgs:1"),
        "title": (*line, "title:quoted"),
    }
    (event,) = read({"page": PAGE}).events
    assert event.rules == {
        "name": ("event:heading.people", "name:heading"),
        "status": ("event:heading.people", "status:default"),
        "series_no": ("event:heading.people", "series_no:heading"),
        "date": ("event:heading.people", "date:key_value"),
        "city": ("event:heading.people", "city:key_value"),
        "country": ("event:heading.people", "country:key_value"),
        "mode": ("event:heading.people", "mode:place"),
        "hosts": ("event:heading.people", "hosts:paragraph"),
        "duration": ("event:heading.people", "duration:paragraph"),
        "attribution": ("event:heading.people", "attribution:paragraph"),
    }


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (
            "Tor Nygaard, Engineer, Glomma Power AS",
            "Tor Nygaard, Engineer, Glomma Power and",
            "doubt:truncated",
        ),
        ("Tor Nygaard, Engineer, Glomma Power AS", "Tor Nygaard, Engineer, Gl0mma Power AS", "doubt:suspect"),
        ("Tor Nygaard, Engineer, Glomma Power AS", "Tor Nygaard, Engineer, Glomma P�wer AS", "doubt:suspect"),
    ],
)
def test_what_makes_a_line_doubtful_is_a_step_of_its_own(before, after, rule):
    assert paths(PAGE.replace(before, after), "Tor Nygaard")["person"][2:] == (rule,)
    assert paths(PAGE, "Tor Nygaard")["person"][2:] == ()


def test_a_contradicted_value_is_surer_nowhere_than_alone():
    both, alone = read().events[0], read({"page": TEXTS["page"]}).events[0]
    assert both.rules["duration"][-1] == "doubt:contradicted"
    assert both.sure["duration"] < alone.sure["duration"]
    assert both.sure["date"] >= alone.sure["date"]


def test_a_line_that_reads_nearly_as_well_in_another_way_is_doubtful():
    start = TEXTS["note"].index("发言人")
    several, one = (
        TEXTS["note"][:start] + "嘉宾名单：" + people
        for people in ("海港研究院院长郎国栋、黑龙大学教授窦雪莹", "海港研究院院长郎国栋")
    )
    assert paths(several, "郎国栋")["person"][2:] == ("doubt:rival",)
    assert paths(one, "郎国栋")["person"][2:] == ()
