"""The room of a hidden event, full of canaries: what was asked in it, how speakers are met, what it leaves behind."""

from publish.attacks.rounds import NOBODY

from tracktwo.office.models import (
    DebriefLine,
    DebriefWord,
    Event,
    Hall,
    HallQuestion,
    HallSender,
    SpeakerCard,
)

SECRET = {"en": "KESTREL words of the room", "ar": "كلام العوسق KESTREL"}


def rooms(programme, convenors) -> None:
    """An open room; a question that waits and one in the queue; a line of the debrief one side alone confirmed."""
    event = Event.objects.get(programme=programme, key="kestrel-retreat")
    hall = Hall.objects.create(
        event=event,
        code="KSTRH7",
        wifi="KESTREL network",
        screen_seed=f"{NOBODY} seed"[:32],
        screen_hash="0" * 64,
    )
    for number, state in enumerate(("waiting", "ready"), 1):
        HallQuestion.objects.create(hall=hall, number=number, text=SECRET, language="en", state=state)
    HallSender.objects.create(hall=hall, sender=f"{NOBODY} sent this", sent=1)
    line = DebriefLine.objects.create(event=event, number=1, part="discuss", text=SECRET)
    DebriefWord.objects.create(
        line=line, side=convenors[0].side, account=convenors[0].account, is_public=True, sha256="0" * 64
    )
    entry = programme.contributions.filter(event=event).first() or programme.contributions.first()
    SpeakerCard.objects.create(contribution=entry, said="say KESTREL", addressed="Dear KESTREL")
