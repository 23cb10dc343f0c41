"""Questions, answers, gaps and wishes of both sides, and what a review keeps, full of canaries.

What one side has not asked yet is that side's alone (``HERON one alone reads this …``); the rest is both teams'.
"""

from datetime import date

from tracktwo.office.models import (
    AnswerSource,
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
    Wish,
)

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
