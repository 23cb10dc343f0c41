"""The register's lists, pairs to decide about, types, relations and the map: what they show, and at what cost."""

import json
from importlib.resources import files
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import Classification, Judgement, Membership, Relation, SectorType
from tracktwo.office.record import actions, queries
from tracktwo.office.record import models as record
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries.sector import holds
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError

CONTENT = (files("tracktwo") / "demo" / "sino-us-space.json").read_bytes()
pytestmark = pytest.mark.django_db


@pytest.fixture
def space(db):
    return import_programme(CONTENT, by=None)


@pytest.fixture
def opened(client, seat, space, sign_in):
    """Open a page of the demonstration: as a convenor of it, or with another role."""
    seats = {}

    def open_page(path, role="convenor", post=None):
        if role not in seats:
            seats[role] = seat(role, programme=space, side=space.sides.first().key)
            assert Membership.objects.filter(account=seats[role], programme=space).exists()
        sign_in(client, seats[role])
        address = f"/office/{space.key}/{path}"
        return client.get(address) if post is None else client.post(address, post)

    return open_page


GIVEN = [
    *(
        "Ada",
        "Boris",
        "Clio",
        "Dov",
        "Edda",
        "Fritz",
        "Gwen",
        "Hugo",
        "Ines",
        "Jonas",
        "Kaja",
        "Lars",
        "Mira",
    ),
    *(
        "Nils",
        "Olga",
        "Paul",
        "Quinn",
        "Rosa",
        "Sven",
        "Tilda",
        "Ugo",
        "Vera",
        "Wim",
        "Xenia",
        "Yves",
        "Zita",
    ),
]


def many(space, number):
    """So many organisations more, with people, types and relations, and a judgement on each pair of two."""
    event, side = space.events.first(), space.sides.first()
    kind = SectorType.objects.create(programme=space, key=f"many-{number}", name={"en": "Many"})
    made = record.Organisation.objects.bulk_create(
        record.Organisation(
            programme=space, key=f"many-{number}-{n}", name=f"Lock Number {n} of {number}", side=side
        )
        for n in range(number)
    )
    Classification.objects.bulk_create(
        Classification(organisation=each, type=kind, date="2019") for each in made
    )
    Relation.objects.bulk_create(
        Relation(
            programme=space, key=f"r-{number}-{n}", kind="supports", one=made[0], other=each, level="local"
        )
        for n, each in enumerate(made[1:])
    )
    people = record.Person.objects.bulk_create(
        record.Person(programme=space, key=f"many-{number}-{n}") for n in range(number)
    )
    record.PersonName.objects.bulk_create(
        record.PersonName(person=each, text=f"{GIVEN[n % 26]} {GIVEN[n // 26]}", preferred=True)
        for n, each in enumerate(people)
    )
    record.Contribution.objects.bulk_create(
        record.Contribution(
            programme=space, key=f"many-{number}-{n}", event=event, person=each, side=side, listed_as="speaker",
            name_as_printed="Ann",
        )
        for n, each in enumerate(people)
    )  # fmt: skip
    Judgement.objects.bulk_create(
        Judgement(
            programme=space, key=f"j-{number}-{n}", kind="person", one=a.key, other=b.key, verdict="different"
        )
        for n, (a, b) in enumerate(pairwise(people))
    )


@pytest.mark.parametrize(
    "path",
    [
        "people/?side=US&as_of=2021",
        "organisations/?event=fuzhou-2020",
        "types/",
        "relations/",
        "map/",
        "same-or-different/",
    ],
)
def test_lists_ask_the_database_as_often_for_three_hundred_as_for_two(opened, space, path):
    many(space, 2)
    for key in ("twin", "twin-too"):  # a pair to decide of each kind
        record.Organisation.objects.create(programme=space, key=key, name="Twin Locks")
        person = record.Person.objects.create(programme=space, key=key)
        record.PersonName.objects.create(person=person, text="Zita Twin", preferred=True)
    opened(path)
    with CaptureQueriesContext(connection) as few:
        assert opened(path).status_code == 200
    many(space, 300)
    with CaptureQueriesContext(connection) as lots:
        assert opened(path).status_code == 200
    assert len(lots) == len(few)
    assert len(few) < 30


def test_two_on_one_list_of_one_event_are_warned_about(space):
    one, other = record.Contribution.objects.filter(event__key="fuzhou-2020", listed_as="speaker")[:2]

    found = queries.warnings_about(one.person, other.person, language="en")

    assert found[0].startswith("Both stand on one list of one event (")
    chosen = [space.organisations.filter(side=side).first() for side in space.sides.all()]
    assert queries.warnings_about(*chosen, language="en") == ["The two are of different sides."]


@pytest.mark.parametrize(
    ("text", "day", "known"),
    [
        ("", "2019-01-01", True),
        ("2019", "2018-12-31", False),
        ("2019", "2023-01-01", True),
        ("2015/2018", "2018-06-01", True),
        ("2015/2018", "2019-01-01", False),
        ("2015/..", "2030-01-01", True),
        ("../2018", "2010-01-01", True),
    ],
)
def test_what_is_known_for_a_time_is_known_from_its_beginning_to_the_end_of_a_range(text, day, known):
    assert holds(text, as_of=PartialDate.parse(day).earliest) is known
    assert holds(text, as_of=None)


def test_an_organisation_is_of_the_type_it_was_last_found_to_be_of(space):
    types = [
        SectorType.objects.create(programme=space, key=key, name={"en": key.title(), "zh-Hans": chinese})
        for key, chinese in (("group", "集团"), ("company", "公司"))
    ]
    row = space.organisations.get(key="casic")
    for type_, date in zip(types, ("1999/..", "2016"), strict=True):
        Classification.objects.create(organisation=row, type=type_, date=date)

    def words(language, day):
        known = queries.typed_organisations(space, language=language, as_of=PartialDate.parse(day).latest)
        return next(each.words for each in known if each.organisation == row)

    assert [words("en", "2010"), words("en", "2020"), words("zh-Hans", "2010")] == [
        "Group",
        "Company",
        "集团",
    ]
    assert words("en", "1990") == "Company"  # what the entry itself says, where the typology says nothing yet


def test_a_relation_that_cannot_be_is_refused_in_a_sentence(space):
    entry = ENTRIES["relation"]
    good = {**blank(entry), "kind": "supports", "level": "national", "other": "casic"}
    wrong = {
        "one": (good | {"level": ""}, "Choose an organisation, or for support a level of government."),
        "other": (good | {"one": "casic"}, "An organisation has no relation to itself; choose another."),
        "level": (
            good | {"kind": "owns", "one": "cas"},
            "Only support has a level of government and a kind; choose nothing here.",
        ),
    }
    for field, (content, sentence) in wrong.items():
        with pytest.raises(actions.Refused) as refusal:
            actions.create_entry(programme=space, by=None, entry=entry, content=content)
        assert refusal.value.problems == {field: [sentence]}
    content = good | {"kind": "counterpart", "one": "cas", "level": ""}
    with pytest.raises(actions.Refused, match="Counterparts are of two sides"):
        actions.create_entry(programme=space, by=None, entry=entry, content=content)
    assert actions.create_entry(programme=space, by=None, entry=entry, content=good).key == "relation"


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("relations", {"kind": "owns", "other": "casic"}, "relations[0].one: nobody is named"),
        ("relations", {"kind": "owns", "one": "cas", "other": "cas"}, "relations[0].other: an organisation has no"),
        (
            "relations",
            {"kind": "counterpart", "one": "cas", "other": "casic"},
            "relations[0].other: counterparts are of two sides",
        ),
        ("judgements", {"kind": "person", "one": "a", "other": "b", "verdict": "same", "undo": []},
         "judgements[0].undo: expected an object in braces"),
    ],
)  # fmt: skip
def test_a_file_with_a_relation_that_cannot_be_is_refused(place, value, sentence):
    file = json.loads(CONTENT)
    file["programme"]["key"] = "other"
    file[place] = [{"key": "k", **value}]
    with pytest.raises(DataError) as refusal:
        import_programme(json.dumps(file), by=None)
    assert str(refusal.value).startswith(sentence)


def test_who_may_not_edit_reads_pairs_and_decides_nothing(opened, space):
    record.PersonName.objects.create(
        person=record.Person.objects.create(programme=space, key="second"),
        text="Lincoln Hines",
        preferred=True,
    )
    page = opened("same-or-different/", role="facilitator").content.decode()
    assert "Lincoln Hines" in page
    assert "Compare and decide" not in page
    assert opened("merge/person/hines/?other=second", role="facilitator").status_code == 403
    decided = opened(
        "merge/person/hines/", role="researcher", post={"other": "second", "kept": "hines", "verdict": "same"}
    )
    assert decided.status_code == 302
    assert not space.persons.filter(key="second").exists()
    assert opened("people/second/", role="facilitator").headers["Location"].endswith("/people/hines/")


def test_a_merge_that_is_refused_says_why_and_changes_nothing(opened, space):
    Relation.objects.create(
        programme=space, key="rivals", kind="competes",
        one=space.organisations.get(key="ispace"), other=space.organisations.get(key="leobit"),
    )  # fmt: skip
    page = opened("merge/organisation/ispace/", post={"other": "leobit", "kept": "ispace", "verdict": "same"})
    assert page.status_code == 422
    assert "A relation between the two is recorded" in page.content.decode()
    assert space.organisations.filter(key="leobit").exists()
    assert opened("merge/organisation/ispace/?other=nobody").status_code == 422


def test_programmes_without_anything_have_a_map_that_says_so(client, seat, programme, sign_in):
    sign_in(client, seat("convenor"))
    for path in ("map/", "types/", "relations/", "same-or-different/"):
        page = client.get(f"/office/{programme.key}/{path}")
        assert page.status_code == 200
        assert ' class="empty"' in page.content.decode() or "No two names here" in page.content.decode()
