"""The pages of releases: what each role sees and may do, the preview in its frame, and every state of a proposal."""

import re
from dataclasses import fields
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tracktwo.clearance import Reason
from tracktwo.clearance.leaks import Kind
from tracktwo.office.models import Account, Programme, Release
from tracktwo.office.releases import actions, trees
from tracktwo.office.releases.decisions import decisions
from tracktwo.office.releases.kinds import ACTION_WORDS, STATE_WORDS, Action, State
from tracktwo.office.releases.words import (
    LEAK_WORDS,
    REASON_WORDS,
    RULE_WORDS,
    field_in_words,
    value_in_words,
)
from tracktwo.publish.bundle.nouns import KINDS
from tracktwo.vocabulary.attribution import Rule

LIST = "/office/river/releases/"


def line(
    item: str, field: str, reason: str, *, rule: str = "", missing: tuple[str, ...] = (), count: int = 1
) -> dict:
    """A line of the account as a proposal keeps it."""
    return {
        "item": item,
        "field": field,
        "reason": reason,
        "rule": rule,
        "missing": [*missing],
        "is_partial": False,
        "count": count,
    }


def changed(
    *, appears: tuple[str, ...] = (), changes: dict | None = None, vanishes: tuple[str, ...] = ()
) -> dict:
    """A difference as a proposal keeps it."""
    return {"appears": [*appears], "changes": changes or {}, "vanishes": [*vanishes], "settings": []}


def words(page: str) -> str:
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
    return re.sub(" ([,.:;])", r"\1", told)


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return words(response.content.decode())


def told(client: Client, address: str, **form: str) -> str:
    """What the page says after a form was sent."""
    page = client.post(address, form, follow=True).content.decode()
    return words(re.search(r'<div class="messages".*?</div>', page, re.DOTALL)[0].join(["<main>", "</main>"]))


@pytest.fixture
def preview(data_folder: Path) -> Path:
    root = trees.preview_folder("river", 1) / "river"
    for path in ("index.html", "en/index.html", "en/about.html", "zh-Hans/index.html"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"<!doctype html><title>{path}</title>", encoding="utf-8")
    (root / "style.css").write_text("body {}", encoding="utf-8")
    (root.parent / "secret.html").write_text("secret", encoding="utf-8")
    return root


def test_before_the_first_proposal_the_page_says_what_it_is_for(client: Client, convenor: Account):
    client.force_login(convenor)
    said = read(client, LIST)
    assert "Prepare the next release Nothing has been proposed yet." in said
    assert said.endswith("Log of decisions Nothing has been decided yet.")


def test_the_list_names_what_waits_for_the_readers_key(client: Client, propose, convenor, other_convenor):
    release = propose()
    client.force_login(other_convenor)
    assert "A proposal waits for your side's key: Proposal 1" in read(client, LIST)
    overview = "A proposal for the public site waits for your side's key"
    assert overview in read(client, "/office/river/")
    client.post(f"{LIST}1/approve/", {"sha256": release.sha256})
    assert "A proposal waits" not in read(client, LIST)
    assert overview not in read(client, "/office/river/")
    client.force_login(convenor)
    assert "A proposal waits for your side's key: Proposal 1" in read(client, LIST)


def test_the_log_shows_the_digest_both_can_compare(client: Client, propose, programme: Programme, convenor):
    propose()
    client.force_login(convenor)
    [line] = decisions(programme)
    assert f"Last fingerprint: {line.hash}" in read(client, LIST)


def test_a_broken_log_is_said_before_anything_else_about_it(client: Client, propose, convenor: Account):
    propose().approvals.create(side=convenor.memberships.get().side, account=convenor, sha256="0" * 64)
    client.force_login(convenor)
    said = read(client, LIST)
    assert "The log is not whole Proposal 1 has a key that the log does not know." in said
    assert "Last fingerprint" not in said


def test_the_page_of_a_proposal(client: Client, propose, preview: Path, convenor: Account):
    release = propose()
    Release.objects.update(
        difference=changed(
            appears=("side:east",), changes={"programme:river": ["contact"]}, vanishes=("person:x",)
        ),
        withheld=[
            line("event:a", "names", "rule", rule="off_the_record"),
            line("attendance:a", "", "rule", rule="not_for_attribution", count=3),
            line("event:b", "date", "not_known_outside", missing=("west",)),
        ],
    )
    client.force_login(convenor)
    said = read(client, f"{LIST}1/")
    assert said.startswith("An invented programme. Proposal 1 for release 1 Waits for keys")
    for part in (
        f"Fingerprint: {release.sha256}",
        "● East bank: waited for",
        "Approve for my side",
        "Clean: no name, address or quotation that is withheld",
        "1 new · 1 changed · 1 taken down",
        "Off the record (1)",
        "Events · event:a Names",
        "Not for attribution: names removed (1)",
        "Who was there · attendance:a (3)",
        "No public source, and a key is missing (1)",
        "Events · event:b Date Key missing: ◆ West bank",
    ):
        assert part in said


def test_the_frame_holds_the_preview_and_no_script(client: Client, propose, preview: Path, convenor: Account):
    propose()
    client.force_login(convenor)
    response = client.get(f"{LIST}1/")
    [frame] = re.findall(r"<iframe[^>]*>", response.content.decode())
    assert 'src="/office/river/releases/1/site/en/index.html"' in frame
    assert 'sandbox="allow-same-origin"' in frame
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert "frame-src" not in client.get(LIST)["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_a_file_of_the_preview_stands_in_our_own_frame_only(client: Client, propose, preview, convenor):
    propose()
    client.force_login(convenor)
    response = client.get(f"{LIST}1/site/en/index.html")
    assert response.content == b"<!doctype html><title>en/index.html</title>"
    assert sorted(response["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "img-src 'self'",
        "sandbox allow-same-origin",
        "style-src 'self'",
    ]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert client.get(f"{LIST}1/site/style.css")["Content-Type"] == "text/css; charset=utf-8"
    assert client.get(f"{LIST}1/site/").content == b"<!doctype html><title>index.html</title>"


@pytest.mark.parametrize(
    "path", ["nothing.html", "../secret.html", "%2e%2e/secret.html", "..%2fsecret.html", ".tracktwo-site"]
)
def test_nothing_but_the_preview_is_served(client: Client, propose, preview: Path, convenor, path: str):
    propose()
    client.force_login(convenor)
    assert client.get(f"{LIST}1/site/{path}").status_code == 404


def test_a_preview_is_the_teams_alone(client: Client, propose, preview: Path, observer: Account):
    propose()
    address = f"{LIST}1/site/en/index.html"
    assert client.get(address).status_code == 302
    client.force_login(observer)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("role", ["facilitator", "moderator", "researcher"])
def test_the_team_reads_and_convenors_decide(client: Client, propose, seat, role: str):
    propose()
    client.force_login(seat(role))
    page = client.get(f"{LIST}1/").content.decode()
    assert re.findall(r'action="(/office/river/[^"]*)"', page) == []
    assert "Approve for my side" not in page
    assert client.post(f"{LIST}1/approve/").status_code == 403
    assert client.post(f"{LIST}prepare/").status_code == 403


def test_giving_a_key_says_what_happens_next(client: Client, propose, convenor: Account):
    release = propose()
    client.force_login(convenor)
    assert told(client, f"{LIST}1/approve/", sha256=release.sha256) == (
        "Your side's key is given; the other side's is waited for."
    )
    said = read(client, f"{LIST}1/")
    assert "given by convenor east river" in said
    assert "Approve for my side" not in said


def test_a_key_over_something_else_is_refused_in_words(client: Client, propose, convenor: Account):
    propose()
    client.force_login(convenor)
    assert told(client, f"{LIST}1/approve/", sha256="0" * 64) == (
        "This is not the proposal you were shown; look at it again before you approve."
    )


def test_the_second_key_publishes(
    client: Client, propose, convenor, other_convenor, django_capture_on_commit_callbacks
):
    release = propose()
    client.force_login(convenor)
    told(client, f"{LIST}1/approve/", sha256=release.sha256)
    client.force_login(other_convenor)
    with django_capture_on_commit_callbacks() as begun:
        said = told(client, f"{LIST}1/approve/", sha256=release.sha256)
    assert said == "Both sides have approved; the site is being published."
    assert len(begun) == 1


def test_what_stopped_a_publication_is_said_beside_the_button(client: Client, propose, convenor: Account):
    propose()
    Release.objects.update(state=State.APPROVED, note="The disk is full.")
    client.force_login(convenor)
    assert "The disk is full. Publish" in read(client, f"{LIST}1/")


def test_a_refusal_needs_its_reason(client: Client, propose, convenor: Account):
    propose()
    client.force_login(convenor)
    response = client.post(f"{LIST}1/refuse/", {"note": " "})
    assert response.status_code == 422
    assert "Please check Why not" in words(response.content.decode()).replace(":", "")
    assert told(client, f"{LIST}1/refuse/", note="The place is wrong.") == (
        "The proposal is refused; it stays private."
    )
    assert "Refused: The place is wrong." in read(client, f"{LIST}1/")


def test_when_somebody_is_erased_no_proposal_that_was_not_published_says_anything(
    client: Client, propose, preview: Path, convenor: Account, django_capture_on_commit_callbacks
):
    propose()
    Release.objects.update(withheld=[line("person:ada", "names", "rule")])
    with django_capture_on_commit_callbacks(execute=True):
        actions.forget_unpublished(Programme.objects.get())
    (kept,) = Release.objects.values("state", "content", "withheld", "leaks", "difference")
    assert kept == {
        "state": "superseded",
        "content": "",
        "withheld": [],
        "leaks": None,
        "difference": changed(),
    }
    assert not preview.exists()
    client.force_login(convenor)
    said = read(client, f"{LIST}1/")
    assert "What it said is not kept: it was not published, and somebody was erased" in said
    assert "Nothing is withheld" not in said


def test_a_leak_names_place_and_item_but_never_the_words(client: Client, propose, convenor: Account):
    propose()
    Release.objects.update(
        leaks=[{"path": "en/index.html", "line": 7, "encoding": "utf-8", "kind": "name", "item": "person:gao",
                "field": "names", "is_doubtful": False}]
    )  # fmt: skip
    client.force_login(convenor)
    said = read(client, f"{LIST}1/")
    assert "Something withheld stands in the built files." in said
    assert "en/index.html, line 7: a name – person:gao Names" in said
    assert "Approve for my side" not in said


def test_a_page_that_waits_looks_again_by_itself(client: Client, programme: Programme, convenor: Account):
    row = {"programme": programme, "proposal": 1, "number": 1, "state": State.PREPARING}
    Release.objects.create(**row, progress={"step": "writing", "done": 20, "of": 100})
    client.force_login(convenor)
    with trees.hold("river"):
        response = client.get(f"{LIST}1/")
    assert response["Refresh"] == "3"
    assert "Writing the pages: 20 of 100 pages" in words(response.content.decode())
    response = client.get(f"{LIST}1/")
    assert "Refresh" not in response
    assert "The preparation was interrupted; nothing of it was kept. Prepare again." in words(
        response.content.decode()
    )


def test_why_a_preparation_failed_is_said(client: Client, programme: Programme, convenor: Account):
    Release.objects.create(
        programme=programme, proposal=1, number=1, state=State.FAILED, note="Nothing has changed."
    )
    client.force_login(convenor)
    assert "Not proposed" in read(client, LIST)
    assert "Nothing has changed. Prepare again" in read(client, f"{LIST}1/")


def test_preparing_begins_and_goes_to_its_page(
    client: Client, convenor: Account, django_capture_on_commit_callbacks
):
    client.force_login(convenor)
    with django_capture_on_commit_callbacks() as begun:
        response = client.post(f"{LIST}prepare/")
        assert (response.status_code, response["Location"]) == (302, f"{LIST}1/")
        response = client.post(f"{LIST}prepare/", follow=True)
    assert "A release of this programme is being worked on" in words(response.content.decode())
    assert len(begun) == 1


def test_a_group_is_shown_whole_with_values_before_and_after(
    client: Client, propose, programme: Programme, convenor, other_convenor
):
    first = propose()
    for account in (convenor, other_convenor):
        client.force_login(account)
        client.post(f"{LIST}1/approve/", {"sha256": first.sha256})
    Programme.objects.update(licence="CC BY 4.0", summary={"en": "Said in another way."})
    propose()
    Release.objects.filter(proposal=2).update(
        difference=changed(changes={"programme:river": ["licence", "summary"]})
    )
    said = read(client, f"{LIST}2/account/changes/programme/")
    assert "Licence CC BY 4.0" in said
    assert "Summary Two shores of one river talk about its water. Said in another way." in said
    Programme.objects.update(name={"en": "The river dialogue", "zh-Hans": "河流对话"})
    propose()
    Release.objects.filter(proposal=3).update(difference=changed(changes={"programme:river": ["name"]}))
    said = read(client, f"{LIST}3/account/changes/programme/")
    assert said.endswith("Name of the programme 简体中文: river对话 简体中文: 河流对话")
    for path in ("changes/event/", "nothing/event/", "withheld/rule/"):
        read(client, f"{LIST}2/account/{path}", status=404)


def test_a_long_account_is_shown_in_part_and_whole_elsewhere(client: Client, propose, convenor: Account):
    propose()
    lines = [line(f"event:{number:03}", "", "not_public") for number in range(250)]
    Release.objects.update(withheld=lines)
    client.force_login(convenor)
    page = client.get(f"{LIST}1/").content.decode()
    assert (page.count("<code>event:"), "All 250" in page) == (12, True)
    whole = client.get(f"{LIST}1/account/withheld/not_public/?page=3").content.decode()
    assert (whole.count("<code>event:"), "event:249" in whole, "250 items" in whole) == (50, True, True)


def test_a_page_asks_the_database_as_often_for_much_as_for_little(
    client: Client, propose, convenor: Account, django_assert_max_num_queries
):
    release = propose()
    client.force_login(convenor)
    counts = []
    for size in (1, 300):
        Release.objects.update(difference=changed(appears=tuple(f"event:{each}" for each in range(size))))
        with django_assert_max_num_queries(40) as asked:
            client.get(f"{LIST}{release.proposal}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("number", ["2", "987654", "0"])
def test_a_proposal_that_is_not_there_is_no_page(client: Client, propose, convenor: Account, number: str):
    propose()
    client.force_login(convenor)
    for rest in ("", "account/withheld/rule/", "site/"):
        assert client.get(f"{LIST}{number}/{rest}").status_code == 404
    for rest in ("approve/", "refuse/", "publish/"):
        assert client.post(f"{LIST}{number}/{rest}", {"note": "x"}).status_code == 404


def test_another_programmes_proposal_is_not_found_here(client: Client, propose, other_programme, seat):
    propose()
    client.force_login(seat("convenor", programme=other_programme))
    assert client.get("/office/harbour/releases/1/").status_code == 404
    assert client.get("/office/harbour/releases/1/site/en/index.html").status_code == 404


def test_a_published_site_is_linked_to_from_the_front_page(
    client: Client, propose, programme: Programme, data_folder: Path
):
    """Under the name both sides approved, not the one the record has today."""
    release = propose()
    (data_folder / "public" / "river").mkdir(parents=True)
    (data_folder / "public" / "river" / "index.html").write_text("", encoding="utf-8")
    assert "/public/river/" not in client.get("/").content.decode()
    Release.objects.update(state=State.APPROVED, published_at=release.prepared_at)
    assert '<a href="/public/river/">' in client.get("/").content.decode()


def test_an_observer_is_sent_to_the_published_site(
    client: Client, propose, observer: Account, data_folder: Path
):
    release = propose()
    client.force_login(observer)
    assert "Nothing has been released yet." in read(client, "/office/river/released/")
    (data_folder / "public" / "river").mkdir(parents=True)
    (data_folder / "public" / "river" / "index.html").write_text("", encoding="utf-8")
    Release.objects.update(state=State.APPROVED, published_at=release.prepared_at)
    assert "What both sides released is on the public site: The river dialogue" in read(
        client, "/office/river/released/"
    )


def test_a_field_is_called_what_the_forms_call_it_or_what_the_public_reads():
    assert [field_in_words(*each) for each in (("event:a", "parent"), ("organisation:b", "parent"))] == [
        "Alongside which conference",
        "Part of",
    ]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_of_a_release_has_its_word(kind: str):
    """A code in place of a word would stand on the page of whoever decides."""
    without = {
        field.name for field in fields(KINDS[kind]) if field_in_words(f"{kind}:a", field.name) == field.name
    }
    assert without == set()


def test_every_code_has_its_word():
    assert set(STATE_WORDS) == set(State)
    assert set(ACTION_WORDS) == set(Action)
    assert set(LEAK_WORDS) == {kind.value for kind in Kind}
    assert set(RULE_WORDS) == {rule.value for rule in Rule}
    assert set(REASON_WORDS) == {reason.value for reason in Reason} - {"rule"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("CC BY 4.0", "CC BY 4.0"),
        ({"zh-Hans": "水"}, "水"),
        ({"en": "Water", "zh-Hans": "水"}, "English: Water · 简体中文: 水"),
        (["en", "ar"], "en; ar"),
        ([{"text": "Gao", "language": "en"}, {"text": "高", "language": "zh-Hans"}], "Gao, en; 高, zh-Hans"),
        (7, "7"),
        (True, "yes"),
        ({}, ""),
    ],
)
def test_a_value_is_told_as_a_reader_compares_it(value: object, said: str):
    assert value_in_words(value, language="zh-Hans") == said
