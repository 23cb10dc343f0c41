"""What is asked, said in interviews, agreed and defined: what of it was not let out changes no byte outside.

A demonstration with a question, an answer and a line of a debrief that both sides let out; then everything beside them
that they did not.
"""

from datetime import date

import pytest
from publish.attacks.rows import SECRET, account_of, sides
from publish.attacks.shipped import tree_of

from tracktwo.office.hall.queries import digest
from tracktwo.office.interviews.queries import quote_digest
from tracktwo.office.models import (
    ConceptDefinition,
    ConceptKey,
    ConceptSense,
    DebriefLine,
    DebriefWord,
    Interview,
    InterviewCode,
    InterviewPassage,
    OfficialContact,
    Programme,
    Question,
    QuestionAnswer,
    QuestionKey,
    QuestionStep,
    Stakeholder,
)
from tracktwo.office.questions.queries import outside_digest
from tracktwo.office.releases.contents import assembled
from tracktwo.office.terms.concepts import concept_called
from tracktwo.office.terms.concepts import outside_digest as concept_digest
from tracktwo.publish.bundle import write_content

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,  # a whole demonstration is loaded and published
    pytest.mark.usefixtures("demonstrations"),
]
DAY = date(2024, 3, 1)
ASKED, GIVEN, AGREED = ({"en": text} for text in ("Why in spring?", "For the spawning.", "One channel."))
HEARD = 15
"""Of so many of a side that were heard, what they raised may be told outside."""


@pytest.fixture
def programme():
    """The demonstration with what both sides let out of all this."""
    programme = Programme.objects.get(key="northshore-southshore")
    asking, _ = sides(programme)
    question = Question.objects.create(
        programme=programme, key="spring", side=asking, text=ASKED, state="answered", asked_on=DAY, routed_on=DAY,
        answered_on=DAY,
    )  # fmt: skip
    answer(question, number=1, text=GIVEN, rule="on_the_record")
    concept = concept_called(programme, "commercial-ferry")
    line = DebriefLine.objects.create(event=closed(programme), number=7, part="discuss", text=AGREED)
    for number, side in enumerate(sides(programme)):
        account = account_of(programme, str(number))
        QuestionKey.objects.create(
            question=question, sha256=outside_digest(question), side=side, account=account
        )
        ConceptKey.objects.create(concept=concept, sha256=concept_digest(concept), side=side, account=account)
        DebriefWord.objects.create(line=line, side=side, account=account, is_public=True, sha256=digest(line))
    for side in sides(programme):
        heard(programme, side, HEARD - 1)
    return programme


def closed(programme):
    return programme.events.get(key="middle-island-2023")


def answer(question, *, number, text, rule, given_on=DAY):
    _, answering = sides(question.programme)
    return QuestionAnswer.objects.create(
        question=question, number=number, side=answering, text=text, rule=rule, given_on=given_on
    )


def heard(programme, side, number, *, rule="not_for_attribution", consent="quoted", quote=None):
    """So many people of a side, each of a house of their own, who raised the question and let words out."""
    words = quote or {"en": "They would count it."}
    for _ in range(number):
        place = Interview.objects.count()
        interview = Interview.objects.create(
            programme=programme, side=side, key=f"kestrel-{place}", house=f"k{place}", held="2024-03",
            rule=rule, consent=consent, consented="2024-03",
        )  # fmt: skip
        passage = InterviewPassage.objects.create(
            interview=interview, number=1, text=SECRET, quote=words, allowed_on=DAY, sha256=quote_digest(words),
            account=account_of(programme, "0"),
        )  # fmt: skip
        InterviewCode.objects.create(passage=passage, subject="question:spring", stance="supports")


def release_of(programme):
    programme.refresh_from_db()
    _, content = assembled(programme, previous=None, day=date(2026, 1, 1), waiting=0)
    return content


def told(content, kind):
    return [item.content for item in content.items.values() if item.kind == kind]


def questions(programme):
    """Drafts, and answers that are not given, not for attribution or off the record, beside a public one."""
    question = Question.objects.get(programme=programme, key="spring")
    answer(question, number=2, text=SECRET, rule="not_for_attribution")
    answer(question, number=3, text=SECRET, rule="off_the_record")
    answer(question, number=4, text=SECRET, rule="on_the_record", given_on=None)
    for side in sides(programme):
        QuestionStep.objects.create(question=question, kind="raised", side=side, day=DAY, text=SECRET)
        Question.objects.create(
            programme=programme, key=f"kestrel-{side.key}", side=side, text=SECRET, why=SECRET
        )


def interviews(programme):
    """People whose interview is off the record, has no rule or may only be read inside."""
    for side in sides(programme):
        heard(programme, side, HEARD, rule="off_the_record")
        heard(programme, side, HEARD, rule="")
        heard(programme, side, HEARD, consent="inside")


def debriefs(programme):
    """Lines one side lets out, nobody does, or both did before they were changed."""
    lines = [
        DebriefLine.objects.create(event=closed(programme), number=number, part="differ", text=SECRET)
        for number in (11, 12, 13)
    ]
    for number, side in enumerate(sides(programme)):
        told = {"side": side, "account": account_of(programme, str(number)), "is_public": True}
        DebriefWord.objects.create(line=lines[2], sha256="0" * 64, **told)
        if not number:
            DebriefWord.objects.create(line=lines[0], sha256=digest(lines[0]), **told)


def concepts(programme):
    """Definitions that are not on the record, senses and notes, of a term that is public; and one still worked on."""
    public = programme.concepts.get(key="commercial-ferry")
    side, _ = sides(programme)
    for rule in ("not_for_attribution", "off_the_record"):
        ConceptDefinition.objects.create(
            concept=public, side=side, text="KESTREL definition", language="en", rule=rule
        )
    ConceptSense.objects.create(concept=public, code="kestrel", side=side, text=SECRET)
    programme.concepts.update(note="KESTREL note")
    programme.concepts.create(key="kestrel", number=0, wording=SECRET)


def contacts(programme):
    """Whom a side thinks of, and which officials it told."""
    for side in sides(programme):
        Stakeholder.objects.create(programme=programme, side=side, name="KESTREL Person", changed=DAY)
        OfficialContact.objects.create(
            programme=programme, side=side, held="2024", informed="KESTREL desk", about=SECRET
        )


@pytest.mark.parametrize("entry", [questions, interviews, debriefs, concepts, contacts])
def test_what_is_said_and_not_let_out_changes_no_byte_outside(programme, entry):
    before = release_of(programme)
    entry(programme)
    assert write_content(release_of(programme)) == write_content(before)


def test_no_file_of_the_site_changes_by_all_of_it(programme):
    before = tree_of(write_content(release_of(programme)))
    for entry in (questions, interviews, debriefs, concepts, contacts):
        entry(programme)
    assert tree_of(write_content(release_of(programme))) == before


def test_what_both_sides_let_out_is_there_to_be_told_from_it(programme):
    """Control: the question with its answer, the line; and, from the fifteenth of each side, what was raised."""
    content = release_of(programme)
    (question,) = told(content, "question")
    assert (question["text"], [each["text"] for each in question["replies"]]) == (ASKED, [GIVEN])
    assert [each["text"] for each in told(content, "debriefline")] == [AGREED]
    assert [each["key"] for each in told(content, "concept")] == ["commercial-ferry"]
    assert told(content, "theme") == []
    for side in sides(programme):
        heard(programme, side, 1)
    (theme,) = told(release_of(programme), "theme")
    assert theme["heads"] == [{"side": side.key, "people": "10-19"} for side in sides(programme)]
    assert theme["quotes"] == [{"en": "They would count it."}] * 2 * HEARD
