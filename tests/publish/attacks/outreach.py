"""Interviews, people thought of and contacts with officials, of either side alone, full of canaries."""

from datetime import date

from tracktwo.office.models import (
    Interview,
    InterviewCode,
    InterviewPassage,
    Narrative,
    OfficialContact,
    QuestionKey,
    Stakeholder,
)

DAY = date(2024, 3, 1)


def reaching_out(programme, convenors) -> list[str]:
    """Of each side an interview, somebody thought of and a contact; somebody shared; returns keys of interviews."""
    narrative = Narrative.objects.filter(programme=programme).first()
    for seat, number in zip(convenors, ("one", "two"), strict=True):
        alone = f"HERON {number} alone reads this"
        interview = Interview.objects.create(
            programme=programme, side=seat.side, key=f"kestrel-{number}", house="KESTREL house", held="2024",
            rule="on_the_record", consent="quoted", consented="2024",
        )  # fmt: skip
        passage = InterviewPassage.objects.create(
            interview=interview, number=1, text={"en": alone}, quote={"en": f"{alone} quotation"}, sha256="0" * 64,
        )  # fmt: skip
        subject = f"narrative:{narrative.key}" if narrative else "narrative:kestrel-tale"
        InterviewCode.objects.create(passage=passage, subject=subject, stance="supports")
        InterviewCode.objects.create(passage=passage, subject="narrative:kestrel-gone", stance="supports")
        Stakeholder.objects.create(
            programme=programme, side=seat.side, name=f"{alone} name", expertise=alone, note={"en": alone},
            changed=DAY,
        )  # fmt: skip
        OfficialContact.objects.create(
            programme=programme, side=seat.side, held="2024", informed=f"{alone} desk", by=f"{alone} person",
            about={"en": f"{alone} matter"},
        )  # fmt: skip
        asked = programme.questions.get(key="kestrel-asked")
        QuestionKey.objects.create(question=asked, sha256="0" * 64, side=seat.side, account=seat.account)
    Stakeholder.objects.create(
        programme=programme, side=convenors[0].side, name="KESTREL Shared", is_shared=True, changed=DAY
    )
    return ["kestrel-one", "kestrel-two"]
