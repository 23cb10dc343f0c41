"""Questions, answers, gaps and wishes of both sides, and what a review keeps, full of canaries.

What one side has not asked yet is that side's alone (``HERON one alone reads this …``); the rest is both teams'.
"""

from datetime import date

from publish.attacks.rounds import NOBODY

from tracktwo.office.models import (
    Answer,
    AnswerSource,
    CaseCondition,
    Concept,
    ConceptDefinition,
    ConceptEquivalent,
    ConceptEvidence,
    ConceptFeature,
    ConceptKey,
    ConceptLink,
    ConceptMisreading,
    ConceptRound,
    ConceptSense,
    ConceptTerm,
    ConditionKey,
    ConditionsShown,
    DocumentText,
    Entered,
    InformationGap,
    Item,
    Question,
    QuestionAnswer,
    QuestionCheck,
    QuestionStep,
    Reading,
    ReviewDecision,
    SideCode,
    TermBuild,
    TermSource,
    TermTurn,
    Wish,
)
from tracktwo.office.terms.concepts import concept_called, outside_digest
from tracktwo.office.terms.working import build_now

SECRET = {"en": "KESTREL words of the team", "ar": "كلام العوسق KESTREL"}
DAY = date(2024, 3, 1)


def questions(programme, convenors) -> list[str]:
    """A question asked and answered, one drafted by each side, an answer drafted to it; returns their keys."""
    asking, answering = convenors
    gap = InformationGap.objects.create(
        programme=programme, key="kestrel-gap", side=asking.side, text=SECRET, finding=SECRET, state="answered",
        as_of="2024", printed="KESTREL Quarterly 3",
    )  # fmt: skip
    asked = Question.objects.create(
        programme=programme, key="kestrel-asked", side=asking.side, account=asking.account, text=SECRET, why=SECRET,
        state="answered", gap=gap, asked_on=DAY, routed_on=DAY, answered_on=DAY,
    )  # fmt: skip
    QuestionStep.objects.create(question=asked, kind="raised", side=asking.side, day=DAY, text=SECRET)
    answer = QuestionAnswer.objects.create(
        question=asked, number=1, side=answering.side, account=answering.account, text=SECRET, reason=SECRET,
        as_of="2024", given_on=DAY,
    )  # fmt: skip
    AnswerSource.objects.create(answer=answer, printed="KESTREL Quarterly 4")
    QuestionCheck.objects.create(
        question=asked, language="en", account=asking.account, day=DAY, sha256="0" * 64
    )
    waiting = Question.objects.create(
        programme=programme, key="kestrel-waiting", side=asking.side, text=SECRET, state="routed", asked_on=DAY,
        routed_on=DAY,
    )  # fmt: skip
    alone = {"en": "HERON two alone reads this draft of an answer"}
    QuestionAnswer.objects.create(question=waiting, number=1, side=answering.side, text=alone, reason=alone)
    for seat, name in ((asking, "one"), (answering, "two")):
        own = {"en": f"HERON {name} alone reads this draft of a question"}
        Question.objects.create(
            programme=programme,
            key=f"kestrel-draft-{name}",
            side=seat.side,
            account=seat.account,
            text=own,
            why=own,
        )
        Wish.objects.create(programme=programme, side=seat.side, text=SECRET, day=DAY)
    return ["kestrel-asked", "kestrel-waiting", "kestrel-draft-one", "kestrel-draft-two", "kestrel-gap"]


def review(programme, convenors) -> None:
    """A document read, a proposal of it, a decision on it, and what it became."""
    account = convenors[0].account
    document = programme.documents.exclude(text__isnull=False).first()
    DocumentText.objects.create(
        document=document,
        text="KESTREL said so in the closed room.",
        sha256="0" * 64,
        kind="text",
        reader="KESTREL",
    )
    Reading.objects.create(programme=programme, state="failed", note="KESTREL was not read", by=account)
    Item.objects.create(
        programme=programme, origin="kestrel-origin", key="kestrel-origin", kind="person", place=0,
        title="KESTREL Person", band="unsure", standing="accepted", outcome="gone", said={"key": "kestrel-origin"},
    )  # fmt: skip
    ReviewDecision.objects.create(
        programme=programme, number=1, verb="reject", kind="person", origin="kestrel-origin", title="KESTREL Person",
        said={"by": "KESTREL keeper"}, effect=[{"name": "KESTREL"}], account=account,
    )  # fmt: skip
    Entered.objects.create(programme=programme, origin="kestrel-origin", subject="person:kestrel-person")
    SideCode.objects.create(programme=programme, code="KESTREL", side=convenors[0].side)


def texts(programme, convenors) -> None:
    """Words of both sides that the team looks up, and some off the record that nobody is shown."""
    one, other = (seat.side for seat in convenors)
    said = {"text": "KESTREL words of a turn", "doc": "KESTREL table", "printed_event": "KESTREL meeting"}
    source = TermSource.objects.create(
        programme=programme, key="kestrel-text", kind="file", title="KESTREL transcript", rule="on_the_record",
    )  # fmt: skip
    for side in (one, other, None):
        TermTurn.objects.create(source=source, side=side, speaker="KESTREL Speaker", language="en", **said)
    closed = programme.events.get(key="middle-island-2023")
    for where in ({"event": closed}, {"rule": "off_the_record"}):
        TermTurn.objects.create(
            source=source, side=one, speaker="KESTREL Speaker", text=f"KESTREL words {NOBODY}", **where
        )
    build_now(programme, by=None)
    TermBuild.objects.create(
        programme=programme, number=99, state="failed", note="KESTREL why it failed", cutter="KESTREL cutter"
    )


def concepts(programme, convenors) -> None:
    """A term one side approved and the other did not; and one that is public, with what of it stays inside."""
    one, other = (seat.side for seat in convenors)
    waiting = Concept.objects.create(
        programme=programme, key="kestrel-term", number=90, ending="wording", wording=SECRET, note="KESTREL note",
        kept=[{"format": "tbx", "place": "", "content": "<note>KESTREL kept</note>"}],
    )  # fmt: skip
    ConceptTerm.objects.create(concept=waiting, text="KESTREL term", language="en", note="KESTREL note")
    ConceptEquivalent.objects.create(
        concept=waiting, term="KESTREL term", language="en", other="العوسق", other_language="ar", strength="wider",
        lost="KESTREL is lost",
    )  # fmt: skip
    ConceptFeature.objects.create(concept=waiting, code="kestrel-feature", text=SECRET)
    ConceptSense.objects.create(concept=waiting, code="kestrel-sense", side=one, text=SECRET, used_by=SECRET)
    ConceptEvidence.objects.create(
        concept=waiting,
        sense="kestrel-sense",
        quote="KESTREL words as said",
        language="en",
        rule="on_the_record",
    )
    ConceptEvidence.objects.create(
        concept=waiting,
        sense="kestrel-sense",
        quote=f"{NOBODY} words as said",
        language="en",
        rule="off_the_record",
    )
    ConceptMisreading.objects.create(concept=waiting, side=other, text=SECRET)
    ConceptRound.objects.create(concept=waiting, round="kestrel-closed")
    written = Answer.objects.filter(participant__round__key="kestrel-closed", participant__side=one)
    for case in ("kestrel-case", "kestrel-about"):
        told = {"concept": waiting, "round": "kestrel-closed", "case": case}
        answer = written.filter(statement__key=case).first()
        CaseCondition.objects.create(**told, answer=answer, text=SECRET, account=convenors[0].account)
    ConditionKey.objects.create(**told, sha256="0" * 64, side=one, account=convenors[0].account)
    ConditionsShown.objects.create(**told, words=[{"words": SECRET, "side": None}], day=DAY)
    ConceptLink.objects.create(concept=waiting, subject="question:kestrel-asked", changed="2024-03-01")
    definition = {
        "concept": waiting, "side": one, "text": "KESTREL definition", "language": "en", "source": "KESTREL source",
        "translation": SECRET, "translated": "human", "features": {"kestrel-feature": "yes"},
    }  # fmt: skip
    ConceptDefinition.objects.create(**definition, rule="on_the_record")
    known = Concept.objects.create(
        programme=programme, key="known-term", number=91, ending="both_stand", note="KESTREL note"
    )
    ConceptTerm.objects.create(concept=known, text="a known term", language="en", note="KESTREL note")
    kept = {**definition, "concept": known}
    ConceptDefinition.objects.create(**kept, rule="not_for_attribution")
    ConceptDefinition.objects.create(**{**kept, "text": f"{NOBODY} definition"}, rule="off_the_record")
    closed = programme.events.get(key="middle-island-2023")
    told = {
        "text": f"{NOBODY} said it there",
        "source": "",
        "translation": {},
        "translated": "",
        "features": {},
    }
    ConceptDefinition.objects.create(**{**kept, **told}, rule="on_the_record", event=closed)
    for concept, given in ((waiting, convenors[:1]), (known, convenors)):
        digest = outside_digest(concept_called(programme, concept.key))
        for seat in given:
            ConceptKey.objects.create(concept=concept, sha256=digest, side=seat.side, account=seat.account)
