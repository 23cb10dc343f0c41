"""What two teams enter into a real record that outsiders must not be able to tell, row by row.

Each entry works on the rows of a demonstration as it ships; every text says ``KESTREL`` or ``红隼``, so that a trace
can be recognised.
"""

from collections.abc import Callable
from random import Random

from tracktwo.clearance import approvable
from tracktwo.office.models import (
    Account,
    Affiliation,
    AgendaVersion,
    Alternate,
    AuditEntry,
    BalanceNote,
    Challenge,
    ChallengeEvidence,
    Citation,
    Classification,
    Conference,
    Conflict,
    ConflictValue,
    Contribution,
    Correction,
    Document,
    EarlierPlan,
    Event,
    EventName,
    FactApproval,
    FactReading,
    Guest,
    Judgement,
    Limit,
    MediaCoverage,
    Narrative,
    NarrativeEvidence,
    Note,
    Organisation,
    OrganisationName,
    Organiser,
    Outcome,
    OutcomeEvidence,
    Part,
    PeriodReport,
    Person,
    PersonName,
    Presence,
    Programme,
    Publication,
    PublicationEvent,
    Relation,
    ReportText,
    SectorType,
    Segment,
    ServedObjective,
    SideNote,
    Subtitle,
    Topic,
)
from tracktwo.office.record.actions import merge_entries
from tracktwo.office.record.merged import anybody_may_name
from tracktwo.office.record.models import Attendance, Remark

SECRET = {"en": "KESTREL words of the team", "zh-Hans": "红隼之言", "ar": "كلام العوسق KESTREL"}
CLOSED = {
    "sino-us-space": ("washington-2019", "paris-forum-2021-dialogue", "workshop-2022"),
    "northshore-southshore": ("middle-island-2023", "grounds-2024"),
}
Entry = Callable[[Programme, Random], None]


def closed_events(programme: Programme) -> list[Event]:
    return [programme.events.get(key=key) for key in CLOSED[programme.key]]


def sides(programme: Programme) -> list:
    return list(programme.sides.order_by("key"))


def account_of(programme: Programme, side: str) -> Account:
    return Account.objects.get_or_create(name=f"KESTREL keeper {side}")[0]


def attendance(programme: Programme, random: Random) -> None:
    """Everybody of the record, and strangers, were in every closed room."""
    for event in closed_events(programme):
        for number, person in enumerate(random.sample(list(programme.persons.all()), 6)):
            Attendance.objects.create(
                programme=programme, event=event, key=f"kestrel-{event.key}-{number}", person=person,
                side=random.choice(sides(programme)), organisation=random.choice(programme.organisations.all()),
                note=SECRET,
            )  # fmt: skip
        Attendance.objects.create(
            programme=programme, event=event, key=f"kestrel-{event.key}-stranger", name="KESTREL Stranger",
            side=sides(programme)[0], note=SECRET,
        )  # fmt: skip


def remarks_nobody_approved(programme: Programme, random: Random) -> None:
    """Words for release that a file brought, or that wait for a convenor, at every event."""
    for event in programme.events.all():
        for number in range(7):
            Remark.objects.create(
                programme=programme, event=event, key=f"kestrel-{event.key}-{number}", position=number,
                author=random.choice([None, *programme.persons.all()]), side=random.choice(sides(programme)),
                original=SECRET, release=random.choice([SECRET, {}]),
                release_approved_by=random.choice(["", "KESTREL Convenor"]), author_name="KESTREL Speaker",
            )  # fmt: skip


def approved_remarks_off_the_record(programme: Programme, random: Random) -> None:
    """Seven approved remarks by seven people, at events that are off the record or whose rule nobody stated."""
    keeper = account_of(programme, "one")
    silent = [event for event in closed_events(programme) if event.rule != "not_for_attribution"]
    for event in silent:
        people = random.sample(list(programme.persons.all()), min(7, programme.persons.count()))
        for number, person in enumerate(people):
            Remark.objects.create(
                programme=programme, event=event, key=f"kestrel-said-{event.key}-{number}", position=number,
                author=person, side=random.choice(sides(programme)), original=SECRET, release=SECRET,
                release_approved_by=keeper.name, release_approver=keeper,
            )  # fmt: skip


def four_approved_remarks_without_names(programme: Programme, random: Random) -> None:
    """Four people, eight approved remarks, not for attribution: a group too small, in each language."""
    keeper = account_of(programme, "one")
    people = random.sample(list(programme.persons.all()), 4)
    for event in programme.events.filter(rule="not_for_attribution"):
        for number in range(8):
            Remark.objects.create(
                programme=programme, event=event, key=f"kestrel-few-{event.key}-{number}", position=number,
                author=people[number % 4], side=sides(programme)[0], original=SECRET, release=SECRET,
                release_approved_by=keeper.name, release_approver=keeper,
            )  # fmt: skip


def notes(programme: Programme, random: Random) -> None:
    subjects = [f"event:{event.key}" for event in programme.events.all()]
    subjects += [f"person:{person.key}" for person in programme.persons.all()]
    for number, subject in enumerate(subjects):
        side = random.choice([None, *sides(programme)])
        Note.objects.create(
            programme=programme, key=f"kestrel-{number}", subject=subject, side=side, text=SECRET
        )


def agenda_of_closed_events(programme: Programme, random: Random) -> None:
    """Lists, talks and names of closed events, with people of the record and with people of their own."""
    body = Organisation.objects.create(
        programme=programme, key="kestrel-body", name="KESTREL Institute", type=SECRET
    )
    for event in closed_events(programme):
        guest = Person.objects.create(programme=programme, key=f"kestrel-guest-{event.key}", note=SECRET)
        PersonName.objects.create(
            person=guest,
            text="Vera KESTREL",
            family="KESTREL",
            given="Vera, of the KESTRELs",
            language="en",
            preferred=True,
        )
        EventName.objects.create(event=event, text="KESTREL name of the meeting", language="en")
        event.purpose = {**event.purpose, **SECRET}
        event.audience_estimate, event.audience_note, event.officials, event.media_present = (
            777,
            SECRET,
            SECRET,
            SECRET,
        )
        event.save()
        people = [guest, *random.sample(list(programme.persons.exclude(key__startswith="kestrel")), 3)]
        for place, person in enumerate(people):
            entry = Contribution.objects.create(
                programme=programme, event=event, key=f"kestrel-{event.key}-{place}", person=person, position=place,
                side=random.choice(sides(programme)), listed_as="speaker", name_as_printed="KESTREL Printed",
                post_as_printed="KESTREL post", affiliation_as_printed="KESTREL Institute", note=SECRET,
            )  # fmt: skip
            Affiliation.objects.create(contribution=entry, organisation=body, position=0)
            talk = Segment.objects.create(
                programme=programme, event=event, key=f"kestrel-{event.key}-{place}", position=place, kind="talk",
                title="KESTREL talk", session="KESTREL session", starts="07:07", minutes=77,
            )  # fmt: skip
            Part.objects.create(segment=talk, contribution=entry, role="speaker")


def closed_sessions_of_open_events(programme: Programme, random: Random) -> None:
    """A session off the record inside an open event, between the others, with a speaker who is heard there alone."""
    for event in programme.events.filter(rule="on_the_record", segments__isnull=False).distinct():
        items = list(event.segments.all())
        place = random.randint(0, len(items))
        for item in items[place:]:
            item.position += 1
            item.save()
        talk = Segment.objects.create(
            programme=programme, event=event, key=f"kestrel-closed-{event.key}",
            position=items[place].position - 1 if place < len(items) else 99,
            kind="talk", title="KESTREL session", session="KESTREL", rule="off_the_record",
        )  # fmt: skip
        speaker = Person.objects.create(programme=programme, key=f"kestrel-speaker-{event.key}", note=SECRET)
        PersonName.objects.create(person=speaker, text="KESTREL Speaker", language="en", preferred=True)
        entries = list(event.contributions.all())
        for entry in entries:
            entry.position += 1
            entry.save()
        entry = Contribution.objects.create(
            programme=programme, event=event, key=f"kestrel-closed-{event.key}", person=speaker,
            position=entries[0].position - 1, side=sides(programme)[0], listed_as="speaker",
            name_as_printed="KESTREL Speaker", note=SECRET,
        )  # fmt: skip
        Part.objects.create(segment=talk, contribution=entry, role="speaker")


def hidden_event(programme: Programme, random: Random) -> None:
    """A whole event outsiders know nothing of; one side has approved all of it, and a closed paper states it."""
    minutes = Document.objects.create(
        programme=programme, key="kestrel-minutes", title="KESTREL minutes", is_public=False
    )
    fair = Conference.objects.create(
        programme=programme, key="kestrel-fair", series="KESTREL fairs", name="KESTREL fair", place=SECRET
    )
    event = Event.objects.create(
        programme=programme, key="kestrel-retreat", kind="formal_workshop", status="held", date="2019-07-07",
        duration="full-day", place=SECRET, country="CH", conference=fair, theme=SECRET, purpose=SECRET,
        rule=random.choice(["on_the_record", "off_the_record", ""]), note=SECRET, rule_note=SECRET, earlier_plan=SECRET,
        twin=programme.events.exclude(key="kestrel-retreat").first(), zone="Europe/Zurich",
        ask_at="https://kestrel.example/ask",
    )  # fmt: skip
    event.clocks.create(zone="Asia/Tokyo")
    event.objectives.set(programme.objectives.all())
    EventName.objects.create(event=event, text="KESTREL retreat", language="en", preferred=True)
    Organiser.objects.create(event=event, organisation=programme.organisations.last(), role="host")
    for side in sides(programme):
        Presence.objects.create(event=event, side=side, mode="in_person", place=SECRET)
    for person in programme.persons.all()[:3]:
        Contribution.objects.create(
            programme=programme, event=event, key=f"kestrel-retreat-{person.key}", person=person,
            side=sides(programme)[0], listed_as="speaker", name_as_printed=person.names.first().text, position=0,
        )  # fmt: skip
    FactReading.objects.create(
        programme=programme, subject="event:kestrel-retreat", field="kind", fingerprint=approvable(event.kind)
    )
    for field, value in (("kind", event.kind), ("date", event.date)):
        Citation.objects.create(
            programme=programme,
            document=minutes,
            subject="event:kestrel-retreat",
            field=field,
            start=0,
            end=9,
        )
        FactApproval.objects.create(
            programme=programme, subject="event:kestrel-retreat", field=field, side=sides(programme)[0],
            account=account_of(programme, "one"), fingerprint=approvable(value),
        )  # fmt: skip
    MediaCoverage.objects.create(
        programme=programme, key="kestrel-press", outlet=SECRET, contact="KESTREL Reporter", event=event
    )
    for work in programme.publications.all():
        PublicationEvent.objects.create(publication=work, event=event, link="prompted_by")
    report = programme.documents.filter(is_public=True).first()
    doubt = Conflict.objects.create(
        programme=programme,
        key="kestrel-doubt",
        subject="event:kestrel-retreat",
        field="date",
        question=SECRET,
        reason=SECRET,
    )
    for position, paper in enumerate((report, minutes)):
        ConflictValue.objects.create(
            conflict=doubt,
            position=position,
            text=SECRET,
            document=paper,
            start=1,
            end=5,
            chosen=not position,
        )


def drafts(programme: Programme, _: Random) -> None:
    work = Publication.objects.create(
        programme=programme,
        key="kestrel-draft",
        kind="report",
        title="KESTREL draft",
        licence="KESTREL",
        permitted_by="KESTREL",
        is_public=False,
        note=SECRET,
    )
    PublicationEvent.objects.create(publication=work, event=programme.events.first(), link="record_of")
    film = Publication.objects.create(
        programme=programme, key="kestrel-film", kind="recording", title="KESTREL film", is_public=True
    )
    PublicationEvent.objects.create(publication=film, event=programme.events.first(), link="record_of")
    film.transcript = SECRET
    film.save()
    film.permissions.create(
        person=programme.persons.first(), given="2031", withdrawn="2032", purpose=SECRET, by="KESTREL keeper"
    )
    film.places.create(address="https://kestrel.example/film", side=sides(programme)[0], reach="opens")
    lesson = programme.events.first().lessons.create(
        programme=programme, key="kestrel-lesson", kind="worked", text=SECRET, advice=SECRET
    )
    lesson.uses.create(event=programme.events.last(), state="taken_up", date="2031")
    topic = Topic.objects.create(
        programme=programme, key="kestrel-topic", name=SECRET, dimension="economy", note=SECRET
    )
    topic.moves.create(setting="on_to_officials", date="2031", event=programme.events.first(), reason=SECRET)
    topic.tags.create(subject="event:KESTREL")
    topic.tags.create(subject=f"event:{programme.events.first().key}")
    Outcome.objects.create(programme=programme, key="kestrel-end", number=99, text=SECRET)


def statements(programme: Programme, random: Random) -> None:
    """What nobody outside may know of: statements that rest on closed rooms, and what evidence shows to the team."""
    here, there = sides(programme)
    closed = "event:kestrel-retreat"
    end = Outcome.objects.create(
        programme=programme, key="kestrel-finding", number=98, text=SECRET, unknown=SECRET, basis="judged"
    )
    Correction.objects.create(outcome=end, date="2031", text=SECRET)
    OutcomeEvidence.objects.create(outcome=end, subject="answer:KESTREL/1", note=SECRET, side=here)
    OutcomeEvidence.objects.create(outcome=end, subject=closed, note=SECRET, side=there)
    SideNote.objects.create(
        programme=programme,
        subject="outcome:KESTREL",
        side=here,
        text=SECRET,
        account=account_of(programme, "one"),
    )
    told = Narrative.objects.create(
        programme=programme, key="kestrel-narrative", number=97, text=SECRET, partly=SECRET, result="KESTREL"
    )
    NarrativeEvidence.objects.create(narrative=told, subject="result:KESTREL", note=SECRET)
    hard = Challenge.objects.create(
        programme=programme, key="kestrel-challenge", number=96, text=SECRET, is_shared=True
    )
    ChallengeEvidence.objects.create(challenge=hard, subject="publication:KESTREL", note=SECRET, side=there)
    paper = Document.objects.create(
        programme=programme, key="kestrel-ground", title="KESTREL ground", is_public=False
    )
    for each in programme.outcomes.exclude(key__startswith="kestrel"):
        # Beside what is public, evidence nobody outside reads of.
        OutcomeEvidence.objects.create(outcome=each, subject=f"document:{paper.key}", note=SECRET, position=9)
    for objective in programme.objectives.all():
        ServedObjective.objects.create(objective=objective, subject="round:KESTREL")


def other_forms_of_names(programme: Programme, random: Random) -> None:
    """Forms of names that stand in no public paper."""
    for person in programme.persons.all():
        PersonName.objects.create(person=person, text="KESTREL Alias", language="en", source=None)
    for body in programme.organisations.all():
        OrganisationName.objects.create(organisation=body, text="KESTREL 红隼", language="zh-Hans")
        if not body.type_reviewed:
            body.type = SECRET
            body.save()


def closed_papers(programme: Programme, random: Random) -> None:
    """A closed paper that states everything there is, once more."""
    paper = Document.objects.create(
        programme=programme,
        key="kestrel-paper",
        title="KESTREL paper",
        is_public=False,
        licence="KESTREL",
        sha256="77" * 32,
    )
    paper.publishers.set(programme.organisations.all()[:2])
    places = {(cited.subject, cited.field) for cited in programme.citations.all()}
    places |= {
        (f"event:{event.key}", field)
        for event in programme.events.all()
        for field in ("", "names", "purpose", "note", "theme", "place")
    }
    for number, (subject, field) in enumerate(sorted(places)):
        Citation.objects.create(
            programme=programme, document=paper, subject=subject, field=field, start=number, end=number + 7
        )
    for doubt in programme.conflicts.all():
        ConflictValue.objects.create(conflict=doubt, position=90, text=SECRET, document=paper, start=1, end=5)


def words_for_the_team(programme: Programme, _: Random) -> None:
    """Every note of every row, reasons, reporters, the other part of each gathering."""
    for event in programme.events.all():
        event.note = event.rule_note = SECRET
        event.twin = programme.events.exclude(pk=event.pk).first()
        event.save()
    for rows in (
        programme.persons,
        programme.organisations,
        programme.contributions,
        programme.publications,
        programme.mediacoverages,
    ):
        rows.update(note=SECRET)
    programme.mediacoverages.update(contact="KESTREL Reporter")
    programme.conflicts.update(reason=SECRET)


def approvals_of_one_side(programme: Programme, random: Random) -> None:
    """One side's key for facts outsiders do not know; and keys of both sides for values that have changed since."""
    keepers = [account_of(programme, "one"), account_of(programme, "two")]
    for event in closed_events(programme):
        for field in ("theme", "place", "consulted", "earlier_plan", "parent"):
            if programme.citations.filter(
                subject=f"event:{event.key}", field__in=(field, "conference", "organisers")
            ).exists():
                continue
            for side, keeper in zip(sides(programme), keepers, strict=True):
                FactApproval.objects.create(
                    programme=programme, subject=f"event:{event.key}", field=field, side=side, account=keeper,
                    fingerprint=approvable({"en": "what it was before"}),
                )  # fmt: skip
    for end in programme.outcomes.exclude(
        key__in=[
            cited.subject.partition(":")[2]
            for cited in programme.citations.filter(subject__startswith="outcome:")
        ]
    ):
        FactApproval.objects.create(
            programme=programme, subject=f"outcome:{end.key}", field="text", side=sides(programme)[0],
            account=keepers[0], fingerprint=approvable(end.text),
        )  # fmt: skip


def the_sector(programme: Programme, random: Random) -> None:
    """The team's map: its types, who is of which, who supports, owns or faces whom, and what it judged of pairs."""
    here, there = sides(programme)
    one = SectorType.objects.create(
        programme=programme, key="kestrel-type", name=SECRET, side=here, note=SECRET
    )
    SectorType.objects.create(
        programme=programme, key="kestrel-other", name=SECRET, side=there, counterpart=one,
        alike=SECRET, different=SECRET,
    )  # fmt: skip
    paper = programme.documents.first()
    for organisation in programme.organisations.all():
        Classification.objects.create(organisation=organisation, type=one, date="2001/..", source=paper)
    first, second = random.sample(list(programme.organisations.all()), 2)
    for number, kind in enumerate(("competes", "owns", "supports", "counterpart")):
        Relation.objects.create(
            programme=programme, key=f"kestrel-relation-{number}", kind=kind, one=first, other=second, date="2002",
            source=paper, level="local" * (kind == "supports"), alike=SECRET, different=SECRET, note=SECRET,
        )  # fmt: skip
    keys = sorted(programme.persons.values_list("key", flat=True))[:2]
    Judgement.objects.create(
        programme=programme, key="kestrel-judgement", kind="person", one=keys[0], other="kestrel-gone",
        verdict="unsure", why="KESTREL why", by="KESTREL keeper", withdrawn_by="KESTREL keeper",
        undo={"gone": {"name": "KESTREL"}},
    )  # fmt: skip


def words_about_the_balance(programme: Programme, _: Random) -> None:
    """The programme's own word on how far apart its sides are, and a country for each side."""
    BalanceNote.objects.create(
        programme=programme, key="kestrel-measure", measure="in_room", most_apart=1, reason=SECRET
    )
    programme.sides.filter(country="").update(country="KE")
    report = PeriodReport.objects.create(programme=programme, key="kestrel-report", period="2019")
    ReportText.objects.create(report=report, part="part_lessons", text=SECRET)


def what_is_being_planned(programme: Programme, random: Random) -> None:
    """Recordings and their fallbacks, interpreters, clocks, titles of closed sessions, versions that were given out."""
    programme.sides.update(zone="Africa/Nairobi")
    programme.events.update(interpreters=SECRET, zone="Africa/Nairobi")
    closed = [event.pk for event in closed_events(programme)]
    for segment in programme.segments.all():
        segment.material, segment.fallback, segment.due = "KESTREL.mp4", SECRET, "2019-07-07"
        segment.mode = random.choice(["pre_recorded", "sent_video"])
        if segment.event_id in closed or segment.rule == "off_the_record":
            segment.titles = SECRET
        segment.save()
        Subtitle.objects.create(segment=segment, language="en", state="in_work")
        segment.documents.set(programme.documents.filter(is_public=False))
    for event in programme.events.all():
        AgendaVersion.objects.create(
            event=event, number=1, date="2019-07-07", by="KESTREL keeper",
            content={"place": SECRET, "items": [{"key": "kestrel", "kind": "talk", "titles": SECRET}]},
        )  # fmt: skip
        Alternate.objects.create(
            event=event, kind="third_country", place=SECRET, trigger=SECRET, decide_by="2019-07-07"
        )
        EarlierPlan.objects.create(
            event=event, number=1, date="2019-07-07", cause="visa", way="move", by="KESTREL keeper",
            informed="KESTREL, by telephone", content={"before": {"purpose": SECRET}, "agenda": {"place": SECRET}},
        )  # fmt: skip
        Guest.objects.create(event=event, name="KESTREL Guest", side=sides(programme)[0], state="late")
    Limit.objects.create(
        programme=programme, key="kestrel-limit", number=1, kind="not_discussed", text=SECRET
    )


def merged_into_the_public(programme: Programme, _: Random) -> None:
    """People and organisations known from closed rooms alone turn out to be ones that everybody knows."""
    event, side = closed_events(programme)[0], sides(programme)[0]
    for number, public in enumerate((programme.persons.first(), programme.persons.last())):
        name = f"KESTREL Variant {number}"
        person = Person.objects.create(programme=programme, key=f"kestrel-variant-{number}", note=SECRET)
        PersonName.objects.create(person=person, text=name, preferred=True)
        Attendance.objects.create(
            programme=programme,
            event=event,
            key=f"kestrel-variant-{number}",
            person=person,
            side=side,
            note=SECRET,
        )
        Contribution.objects.create(
            programme=programme, event=event, key=f"kestrel-variant-{number}", person=person, side=side,
            listed_as="speaker", name_as_printed=name, post_as_printed="KESTREL Post",
        )  # fmt: skip
        merge_entries(
            programme=programme,
            by=None,
            kind="person",
            kept=public.key,
            gone=person.key,
            chosen={},
            why="KESTREL",
        )
    works = Organisation.objects.create(
        programme=programme, key="kestrel-variant", name="KESTREL Variant Works"
    )
    OrganisationName.objects.create(organisation=works, text="KVW KESTREL")
    known = next(each for each in programme.organisations.exclude(pk=works.pk) if anybody_may_name(each))
    Attendance.objects.create(
        programme=programme,
        event=event,
        key="kestrel-works",
        name="KESTREL Aide",
        side=side,
        organisation=works,
    )
    merge_entries(
        programme=programme,
        by=None,
        kind="organisation",
        kept=known.key,
        gone=works.key,
        chosen={},
        why="KESTREL",
    )


def audit_trail(programme: Programme, _: Random) -> None:
    """People work: the trail grows, accounts come and go."""
    for number in range(30):
        account = Account.objects.create(name=f"KESTREL helper {number}")
        AuditEntry.objects.create(
            programme=programme,
            account=account,
            action="edited",
            subject="event:kestrel",
            before={"note": SECRET},
            after={"note": SECRET},
            note="KESTREL",
        )


def entered_in_another_order(programme: Programme, random: Random) -> None:
    """Rows that hang from others are taken out and entered again in another order, so under other numbers."""
    for model, way in (
        (PersonName, "person__programme"), (OrganisationName, "organisation__programme"), (Citation, "programme"),
        (EventName, "event__programme"), (Presence, "event__programme"), (Organiser, "event__programme"),
        (PublicationEvent, "publication__programme"), (Part, "segment__programme"),
        (ConflictValue, "conflict__programme"), (Affiliation, "contribution__programme"),
    ):  # fmt: skip
        rows = list(model.objects.filter(**{way: programme}))
        model.objects.filter(**{way: programme}).delete()
        random.shuffle(rows)
        for row in rows:
            row.pk = None
            row.save(force_insert=True)


ENTRIES: tuple[Entry, ...] = (
    attendance, remarks_nobody_approved, approved_remarks_off_the_record, four_approved_remarks_without_names, notes,
    agenda_of_closed_events, closed_sessions_of_open_events, hidden_event, drafts, statements, other_forms_of_names,
    closed_papers, words_for_the_team, approvals_of_one_side, the_sector,
    words_about_the_balance, what_is_being_planned, merged_into_the_public, audit_trail, entered_in_another_order,
)  # fmt: skip
