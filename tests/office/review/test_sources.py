"""The two documents kept beside the project, read and reviewed on the pages, against the record that is shipped."""

import json
import re
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
    person.read("fuzhou-page", (shared / "sources" / "fuzhou-page.txt").read_bytes())
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


@pytest.mark.django_db
def test_both_sources_become_the_shipped_record(sitting, space, capsys):
    review_all(sitting)

    assert not sitting.items().exists()
    assert people(space) == shipped_people()
    assert lines(space) == shipped_lines()
    with capsys.disabled():
        print(
            f"\n{sitting.cards} cards and {sitting.lists} lists; {ReviewDecision.objects.count()} decisions kept; "
            f"{space.persons.count()} people, {space.organisations.count()} organisations, "
            f"{space.events.count()} events"
        )
