"""An office full of canaries, made by ``python -m publish.attacks.planting`` in a process with TRACKTWO_DATA set.

Both demonstrations are loaded, one is published by two keys, and then every protected field gets a canary: KESTREL
where both teams may read it, HERON where one side's team alone may, BITTERN where nobody may. It prints the accounts
that were made, with the planted columns and those left without a canary.
"""

import json
import sys
from random import Random

from django.db import models
from publish.attacks.django_app import OFFICE
from publish.attacks.exchanged import concepts, questions, review, texts
from publish.attacks.halls import rooms
from publish.attacks.outreach import reaching_out
from publish.attacks.rounds import NOBODY, rounds
from publish.attacks.rows import ENTRIES

from tracktwo.office.models import (
    Account,
    LimitTick,
    Loosening,
    LooseningAgreement,
    LooseningKey,
    Membership,
    Programme,
    Replan,
    ReplanKey,
)
from tracktwo.office.record.actions import create_entry
from tracktwo.office.record.entries import ENTRIES as KINDS
from tracktwo.office.releases import actions

PASSPHRASE = "three herons by the weir"
PROGRAMME, ELSEWHERE = "northshore-southshore", "sino-us-space"
MARKS = ("KESTREL", "HERON", "红隼", "العوسق")


def plant() -> dict[str, object]:
    """Everything, in order; what the tests need to know of it."""
    programme = Programme.objects.get(key=PROGRAMME)
    seats = make_seats(programme, Programme.objects.get(key=ELSEWHERE))
    convenors = [
        Membership.objects.get(account__name=f"KESTREL {name}") for name in ("convenor-one", "convenor-two")
    ]
    codes = rounds(programme, convenors)
    for entry in ENTRIES:
        entry(programme, Random(5))
    own_notes(programme, convenors)
    changes_of_plan(programme, convenors)
    rooms(programme, convenors)
    asked = questions(programme, convenors)
    interviewed = reaching_out(programme, convenors)
    review(programme, convenors)
    texts(programme, convenors)
    concepts(programme, convenors)
    programme.refresh_from_db()
    programme.summary = {**programme.summary, "en": "DECOY: a public sentence."}
    programme.save()
    release = actions.prepare(by=convenors[0])
    if not release.sha256:
        sys.exit(f"no proposal came about: {release.note}")
    for seat in convenors:
        release = actions.approve(release, by=seat, sha256=release.sha256)
    release = actions.publish(release)
    more_private_work(programme, convenors)
    return {
        "seats": seats,
        "note": release.note,
        "columns": {name: found for model in OFFICE.get_models() for name, found in columns(model)},
        "keys": {**keys(programme), "concept": ["kestrel-term", "known-term"]},
        "codes": codes,
        "questions": asked,
        "interviews": interviewed,
    }


def make_seats(programme, elsewhere) -> dict[str, str]:
    """One account for each way of reading: name → what it is."""
    one, two = programme.sides.order_by("key")
    stranger = elsewhere.sides.first()
    wanted = {
        "convenor-one": (one, "convenor"), "convenor-two": (two, "convenor"), "observer-one": (one, "observer"),
        "facilitator-two": (two, "facilitator"), "researcher-two": (two, "researcher"),
        "moderator-two": (two, "moderator"),
        "stranger": (stranger, "convenor"),
    }  # fmt: skip
    for name, (side, role) in wanted.items():
        account = Account(name=f"KESTREL {name}")
        account.set_password(PASSPHRASE)
        account.save()
        Membership.objects.create(account=account, programme=side.programme, side=side, role=role)
    return {f"KESTREL {name}": role for name, (_, role) in wanted.items()}


def own_notes(programme, convenors) -> None:
    """A note of each side's own on an open event, made, edited and deleted as convenors do it."""
    for seat in convenors:
        number = "one" if seat is convenors[0] else "two"
        for event in ("grey-harbour-2023", "grounds-2024", "kestrel-retreat"):
            create_entry(
                programme=programme, by=seat.account, entry=KINDS["note"], event=event, side=seat.side.key,
                content={"text": {"en": f"HERON {number} alone reads this about {event}"}},
            )  # fmt: skip


def changes_of_plan(programme, convenors) -> None:
    """A change of plan that waits for a key, a looser rule that somebody agreed to, a limit that was looked at."""
    event, seat = programme.events.get(key="kestrel-retreat"), convenors[0]
    secret = {"en": "KESTREL plan"}
    waiting = Replan.objects.create(
        event=event, cause="visa", way="move", by=seat.account, side=seat.side, informed="KESTREL told",
        before={"purpose": secret}, after={"purpose": secret},
    )  # fmt: skip
    ReplanKey.objects.create(replan=waiting, side=seat.side, account=seat.account)
    wanted = Loosening.objects.create(
        programme=programme,
        event=event,
        subject=f"event:{event.key}",
        before="off_the_record",
        rule="on_the_record",
    )
    LooseningAgreement.objects.create(
        loosening=wanted, name="KESTREL Speaker", date="2019-07-07", given="in_writing", account=seat.account
    )
    LooseningKey.objects.create(loosening=wanted, side=seat.side, account=seat.account)
    LimitTick.objects.create(
        event=event, limit=programme.limits.first(), fingerprint="0" * 64, account=seat.account
    )


def more_private_work(programme, convenors) -> None:
    """After the site is out, work goes on: a proposal nobody approves, refused with a note; a remark edited."""
    programme.refresh_from_db()
    programme.summary = {**programme.summary, "en": "DRAFTED: a sentence that waits for the other key."}
    programme.save()
    release = actions.prepare(by=convenors[0])
    actions.refuse(release, by=convenors[1], note="KESTREL is why we say no.")


def columns(model):
    """Each column of text of a model: whether a canary stands in one of its rows."""
    for column in model._meta.concrete_fields:
        if isinstance(column, models.CharField | models.TextField | models.JSONField) and not column.choices:
            values = [
                json.dumps(value, ensure_ascii=False)
                for value in model.objects.values_list(column.name, flat=True)
            ]
            yield (
                f"{model.__name__}.{column.name}",
                any(mark.lower() in value.lower() for value in values for mark in (*MARKS, NOBODY)),
            )


def keys(programme) -> dict[str, list[str]]:
    """Keys to try addresses with, kind by kind: two of canaries and another."""
    found = {}
    for kind, entry in KINDS.items():
        if kind == "programme":
            found[kind] = [programme.key]
            continue
        rows = list(entry.model.objects.filter(programme=programme).values_list("key", flat=True))
        rows.sort(key=lambda key: (not key.startswith("kestrel"), key))
        found[kind] = list(dict.fromkeys([*rows[:2], *rows[-1:]]))
    return found


if __name__ == "__main__":
    print(json.dumps(plant()))
