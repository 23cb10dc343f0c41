"""The two documents kept beside the project, read and reviewed on the pages, against the record that is shipped."""

import json
import re
from collections import Counter
from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tracktwo.office.models import Item, Programme, ReviewDecision, Side
from tracktwo.office.review.working import read_now

SHIPPED = json.loads((files("tracktwo") / "demo" / "sino-us-space.json").read_text(encoding="utf-8"))


class Sitting:
    """Somebody at the review who counts what they press."""

    def __init__(self, client, programme):
        self.client, self.programme, self.cards, self.lists = client, programme, 0, 0

    def get(self, path="", **query):
        answer = self.client.get(f"/office/{self.programme.key}/review/{path}", query)
        assert answer.status_code == 200
        return answer.content.decode()

    def read(self, key, content, **fields):
        """Upload a document, and read."""
        file = SimpleUploadedFile(f"{key}.txt", content)
        sent = {"file": file, "title": key, "language": "en", "is_public": "on", **fields}
        answer = self.client.post(f"/office/{self.programme.key}/review/add/", sent)
        assert answer.status_code == 302, re.findall("field-errors.*?</ul>", answer.content.decode())
        connection.run_on_commit.clear()  # the reading that begins after commit: a test's transaction has none

    def press(self, item, verb, **sent):
        """Decide on one card, as its form does."""
        html = self.get(at=item.origin, show="all")
        seen = re.search(r'name="seen" value="([^"]+)"', html)[1]
        answer = self.client.post(
            f"/office/{self.programme.key}/review/decide/{item.origin}/", {"verb": verb, "seen": seen, **sent}
        )
        refused = re.findall(r"error-summary.*?</div>", answer.content.decode(), re.DOTALL)
        assert (answer.status_code, refused) == (302, []), (item.title, refused)
        self.cards += 1

    def tick(self, kind):
        """Look through the lists of a kind, and accept all of them."""
        while True:
            html = self.get("at-once/", kind=kind)
            ready = re.findall(r'name="accept" id="[^"]+" value="([^"]+)"(?: checked)?>', html)
            if not ready:
                return
            self.client.post(f"/office/{self.programme.key}/review/at-once/?kind={kind}", {"accept": ready})
            self.lists += 1

    def items(self, **wanted):
        return Item.objects.filter(programme=self.programme, is_left=True, **wanted)


@pytest.fixture
def space(db):
    programme = Programme.objects.create(key="copy", name={"en": "A copy"}, languages=["en"])
    for side in SHIPPED["sides"]:
        Side.objects.create(programme=programme, key=side["key"], name=side["name"], mark=side["mark"])
    return programme


@pytest.fixture
def sitting(space, seat, sign_in, client, shared):
    researcher = seat("researcher", side="CN", programme=space)
    person = Sitting(sign_in(client, researcher), space)
    person.read("report", (shared / "sources" / "report.txt").read_bytes())
    person.page = (shared / "sources" / "fuzhou-page.txt").read_text(encoding="utf-8")
    person.read("fuzhou-page", person.page.encode())
    assert read_now(space, by=researcher).state == "read"
    client.post("/office/copy/review/sides/", {"side-US": "US", "side-CN": "CN"})
    return person


def review_all(sitting):
    """Events and disagreements card by card, names that may be one, then the rest from lists."""
    for item in sitting.items(kind="event"):
        sitting.press(item, "accept")
    for item in sitting.items(kind="conflict"):
        sitting.press(item, "choose", place="0")
    for item in sitting.items():
        item.refresh_from_db()
        doubts = (item.said["proposal"] or {}).get("doubts", {})
        if item.is_left and doubts:
            sitting.press(item, "same", other=next(iter(doubts)))
            sitting.press(item, "accept")
    for kind in ("contribution", "person", "organisation", "publication"):
        sitting.tick(kind)
    for item in sitting.items():
        sitting.press(item, "accept")


def people(programme):
    return {
        frozenset(
            " ".join(sorted(re.findall(r"[\w'-]+", name.text.casefold()))) for name in person.names.all()
        )
        for person in programme.persons.prefetch_related("names")
    }


def shipped_people():
    return {
        frozenset(
            " ".join(sorted(re.findall(r"[\w'-]+", name["text"].casefold()))) for name in person["names"]
        )
        for person in SHIPPED["people"]
    }


def lines(programme):
    """Every line of a list: event's date, side, list, name, post."""
    return sorted(
        (line.event.date, line.side.key, line.listed_as, line.name_as_printed, line.post_as_printed)
        for event in programme.events.all()
        for line in event.contributions.select_related("event", "side")
    )


def shipped_lines():
    return sorted(
        (
            event["date"],
            line["side"],
            line["listed_as"],
            line["name_as_printed"],
            line.get("post_as_printed", ""),
        )
        for event in SHIPPED["events"]
        for line in event.get("contributions", [])
    )


def facts_of_events(programme):
    """What each event says of itself, by its date."""
    return {
        event.date: {
            "names": {name.text for name in event.names.all()},
            "kind": event.kind,
            "status": event.status,
            "duration": event.duration,
            "place": event.place.get("en", ""),
            "country": event.country,
            "rule": event.rule,
            "audience": event.audience_estimate,
            "conference": event.conference.name if event.conference else "",
            "organisers": {(each.organisation.name, each.role) for each in event.organisers.all()},
            "segments": sorted(
                (
                    segment.kind,
                    plain(segment.title),
                    tuple(
                        sorted((part.contribution.name_as_printed, part.role) for part in segment.parts.all())
                    ),
                )
                for segment in event.segments.all()
            ),
        }
        for event in programme.events.all()
    }


def shipped_facts():
    """The same of the record that is shipped."""
    names = {each["key"]: each["name"] for each in SHIPPED["organisations"]}
    conferences = {each["key"]: each["name"] for each in SHIPPED["conferences"]}
    found = {}
    for event in SHIPPED["events"]:
        printed = {each["key"]: each["name_as_printed"] for each in event.get("contributions", [])}
        found.setdefault(
            event.get("date", ""),
            {
                "names": {each["text"] for each in event["names"] if each.get("language", "en") == "en"},
                "kind": event["kind"],
                "status": event["status"],
                "duration": event.get("duration", ""),
                "place": event.get("place", {}).get("en", ""),
                "country": event.get("country", ""),
                "rule": event.get("rule", ""),
                "audience": event.get("audience_estimate"),
                "conference": conferences.get(event.get("conference"), ""),
                "organisers": {
                    (names[each["organisation"]], each["role"]) for each in event.get("organisers", [])
                },
                "segments": sorted(
                    (
                        segment["kind"],
                        plain(segment.get("title", "")),
                        tuple(
                            sorted(
                                (printed[part["contribution"]], part["role"])
                                for part in segment.get("parts", [])
                            )
                        ),
                    )
                    for segment in event.get("segments", [])
                ),
            },
        )
    return found


def plain(title):
    return title.replace("’", "'").replace("<em>", "").strip(" .")


def differences(programme):
    """Every fact of an event that is not the shipped one: the date, which, as reviewed, as shipped."""
    ours, theirs = facts_of_events(programme), shipped_facts()
    for date in sorted(ours):
        for name, value in ours[date].items():
            other = theirs.get(date, {}).get(name)
            if isinstance(value, set | list) and isinstance(other, set | list):
                here, there = (
                    [each for each in value if each not in other],
                    [each for each in other if each not in value],
                )
                if here or there:
                    yield date, name, here, there
            elif value != other:
                yield date, name, value, other


EXPLAINED = {
    "rule": "the sources state no rule; the team that made the record looked at who published the speakers",
    "conference": "the brackets after the name are left to the short form",
    "names": "documents call it so; the other names are the team's choice, and one document's name is a disagreement",
    "organisers": "hosts are hosts; which role they had beside one another is for a person to say",
    "kind": "a name of its own series, which the heading does not print, makes it a high-level session",
    "segments": "questions after each keynote, and what was launched, stand in prose",
}
"""Why a fact that was reviewed is not the shipped one: each is a person's choice, none is a mistake of either."""


@pytest.mark.deep
@pytest.mark.django_db
def test_both_sources_become_the_shipped_record(sitting, space, capsys):
    review_all(sitting)

    assert not sitting.items().exists()
    assert people(space) == shipped_people()
    assert lines(space) == shipped_lines()
    assert space.organisations.count() == len(SHIPPED["organisations"])
    found = list(differences(space))
    assert {name for _date, name, *_values in found} <= EXPLAINED.keys()
    wrong = [segment for _date, name, ours, _theirs in found if name == "segments" for segment in ours]
    assert {kind for kind, _title, _parts in wrong} <= {"talk"}
    with capsys.disabled():
        print(
            f"\n{sitting.cards} cards and {sitting.lists} lists; {ReviewDecision.objects.count()} decisions kept; "
            f"{space.persons.count()} people, {space.organisations.count()} organisations, "
            f"{space.events.count()} events"
        )
        for each in found:
            print(*each, EXPLAINED[each[1]], sep=" | ")

    decided = accepted(space)
    edited = (sitting.page.replace("Remarks", "Words", 1)).replace("\n\n", "\n\nAn added line.\n\n", 1)
    sitting.read("fuzhou-page-2", edited.encode(), replaces="fuzhou-page")
    assert read_now(space, by=None).state == "read"
    assert accepted(space).keys() == decided.keys()
    outcomes = Counter(accepted(space).values())
    with capsys.disabled():
        print(f"after an edit: {dict(outcomes)}")
    assert "gone" not in outcomes
    assert people(space) == shipped_people()


def accepted(programme):
    """The outcome of everything accepted, by what it was first decided as; what was joined counts as both."""
    found = Item.objects.filter(programme=programme, standing="accepted")
    return {origin: each.outcome for each in found for origin in (each.origin, *each.said["also"])}
