"""What a release tells of interviews: once, and then only less."""

from publish.releases import DAY, LATER, MATERIAL, release

from tracktwo.clearance import Approval, Fact, Release
from tracktwo.clearance.kinds import Question, Theme, Voice
from tracktwo.vocabulary.attribution import Rule


def theme_in(content):
    (theme,) = (item for each, item in content.items.items() if each.startswith("theme:"))
    return {
        name: value for name, value in theme.content.items() if name in {"heads", "quotes"}
    }, theme.changed


def voices(side, raised, *, words=()):
    return tuple(
        Voice(
            interview=f"{side}{each}",
            side=side,
            house=str(each),
            has_raised=each < raised,
            rules=(Rule.ON_THE_RECORD,),
            words=tuple(Release(text={"en": said}, approved_by="Cleo") for said in words[each : each + 1]),
        )
        for each in range(30)
    )


def asked(*, north, words=("a", "b", "c", "d", "e")):
    """A question both sides let out, and thirty people of each side who were asked.

    ``north``: how many of the north raised it; ``words``: what the first of them let out.
    """
    both = tuple(Approval(side=side, by=side) for side in ("north", "south"))
    question = Question(
        key="q", side="north", text={"en": "Why?"}, approved=Fact(value="0f", approvals=both), is_asked=True
    )
    return question, Theme(
        key="theme-1",
        subject=question,
        voices=(*voices("north", north, words=words), *voices("south", 10)),
    )


def test_what_is_told_of_interviews_stays_as_it_was_first_told():
    """The band of twenty, and words somebody let out since, would be told of whoever was asked last."""
    first = release(*MATERIAL, *asked(north=19))
    ten = [{"people": "10-19", "side": "north"}, {"people": "10-19", "side": "south"}]
    words = [{"en": letter} for letter in "abcde"]
    assert theme_in(first) == ({"heads": ten, "quotes": words}, DAY)
    more = asked(north=20, words=("a", "b", "c", "d", "e", "f"))
    assert theme_in(release(*MATERIAL, *more, previous=first, day=LATER)) == theme_in(first)
    fresh, _ = theme_in(release(*MATERIAL, *more, day=LATER))
    assert fresh == {
        "heads": [{"people": "20-39", "side": "north"}, ten[1]],
        "quotes": [*words, {"en": "f"}],
    }


def test_words_of_an_interview_that_were_taken_back_go():
    first = release(*MATERIAL, *asked(north=19, words=tuple("abcdef")))
    left = release(*MATERIAL, *asked(north=20, words=tuple("abcdeg")), previous=first, day=LATER)
    assert theme_in(left)[0]["quotes"] == [{"en": letter} for letter in "abcde"]
    none = release(*MATERIAL, *asked(north=20, words=tuple("abcd")), previous=left, day=LATER)
    assert "quotes" not in theme_in(none)[0]
