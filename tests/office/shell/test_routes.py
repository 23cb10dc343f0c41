"""Every address of the office: who may come in, what is refused, and what every answer carries."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, get_resolver

from tracktwo.office.accounts.rights import RIGHTS, Right, Role
from tracktwo.office.models import Account, Programme
from tracktwo.office.record.queries import RESERVED_KEYS
from tracktwo.office.shell.routes import Door, _with_seat

ROUTES = {
    "": Door.ANYONE,
    "office/": Door.ANYONE,
    "language/": Door.ANYONE,
    "theme/": Door.ANYONE,
    "office/sign-in/": Door.ANYONE,
    "office/enter/<str:token>/": Door.ANYONE,
    "office/sign-out/": Door.SIGNED_IN,
    "office/account/": Door.SIGNED_IN,
    "office/account/passphrase/": Door.SIGNED_IN,
    "office/<slug:programme>/released/": Right.READ_RELEASED,
    "office/<slug:programme>/members/": Right.MANAGE_ACCOUNTS,
    "office/<slug:programme>/members/<int:number>/": Right.MANAGE_ACCOUNTS,
    "office/<slug:programme>/members/<int:number>/link/": Right.MANAGE_ACCOUNTS,
    "office/<slug:programme>/members/<int:number>/active/": Right.MANAGE_ACCOUNTS,
    "office/<slug:programme>/changes/": Right.READ_AUDIT,
    "office/<slug:programme>/": Right.READ_RECORD,
    "office/<slug:programme>/timeline/": Right.READ_RECORD,
    "office/<slug:programme>/reports/": Right.READ_RECORD,
    "office/<slug:programme>/reports/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/reports/<slug:key>/<slug:language>.<slug:form>": Right.READ_RECORD,
    "office/<slug:programme>/events/": Right.READ_RECORD,
    "office/<slug:programme>/events/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/conferences/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/people/": Right.READ_RECORD,
    "office/<slug:programme>/people/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/types/": Right.READ_RECORD,
    "office/<slug:programme>/relations/": Right.READ_RECORD,
    "office/<slug:programme>/map/": Right.READ_RECORD,
    "office/<slug:programme>/balance/": Right.READ_RECORD,
    "office/<slug:programme>/same-or-different/": Right.READ_RECORD,
    "office/<slug:programme>/organisations/": Right.READ_RECORD,
    "office/<slug:programme>/organisations/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/documents/": Right.READ_RECORD,
    "office/<slug:programme>/documents/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/documents/<slug:key>/<int:start>-<int:end>/": Right.READ_RECORD,
    "office/<slug:programme>/research/": Right.READ_RECORD,
    "office/<slug:programme>/terms/": Right.READ_RECORD,
    "office/<slug:programme>/terms/by-share/": Right.READ_RECORD,
    "office/<slug:programme>/terms/lines/": Right.READ_RECORD,
    "office/<slug:programme>/terms/lines/keep/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/lines/file.csv": Right.READ_RECORD,
    "office/<slug:programme>/terms/texts/": Right.READ_RECORD,
    "office/<slug:programme>/terms/texts/add/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/texts/questions/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/texts/index/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/texts/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/terms/texts/<slug:key>/speakers/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/texts/<slug:key>/delete/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/glossary/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/glossary/file.<slug:kind>": Right.READ_RECORD,
    "office/<slug:programme>/terms/behind/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/add/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/terms/concepts/<slug:key>/edit/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/delete/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/key/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/terms/concepts/<slug:key>/links/add/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/links/<int:number>/looked/": Right.EDIT_QUESTION,
    "office/<slug:programme>/terms/concepts/<slug:key>/links/<int:number>/delete/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/depends/<slug:round>/<slug:case>/": Right.READ_EXACT,
    "office/<slug:programme>/terms/concepts/<slug:key>/depends/<slug:round>/<slug:case>/key/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/terms/concepts/<slug:key>/<slug:kind>/add/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/<slug:kind>/<int:number>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/terms/concepts/<slug:key>/<slug:kind>/<int:number>/delete/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/media/": Right.READ_RECORD,
    "office/<slug:programme>/findings/": Right.READ_RECORD,
    "office/<slug:programme>/findings/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/findings/<slug:key>/note/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/narratives/": Right.READ_RECORD,
    "office/<slug:programme>/narratives/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/narratives/<slug:key>/held/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/challenges/": Right.READ_RECORD,
    "office/<slug:programme>/challenges/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/challenges/<slug:key>/shared/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/evidence/<statement_kind:kind>/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/evidence/<statement_kind:kind>/<slug:key>/<int:number>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/mirror-notes/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/objectives/<slug:key>/serve/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/objectives/": Right.READ_RECORD,
    "office/<slug:programme>/objectives/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/conflicts/": Right.READ_RECORD,
    "office/<slug:programme>/edit/<record_kind:kind>/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/edit/<source_kind:kind>/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/edit/<agenda_kind:kind>/<slug:key>/": Right.EDIT_AGENDA,
    "office/<slug:programme>/delete/<record_kind:kind>/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/delete/<source_kind:kind>/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/delete/<agenda_kind:kind>/<slug:key>/": Right.EDIT_AGENDA,
    "office/<slug:programme>/new/<record_kind:kind>/": Right.EDIT_RECORD,
    "office/<slug:programme>/new/<source_kind:kind>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/plan/": Right.EDIT_RECORD,
    "office/<slug:programme>/agenda/<slug:key>/": Right.EDIT_AGENDA,
    "office/<slug:programme>/agenda/<slug:key>/release/": Right.EDIT_RECORD,
    "office/<slug:programme>/agenda/<slug:key>/versions/<int:number>/": Right.READ_RECORD,
    "office/<slug:programme>/agenda/<slug:key>/files/<slug:readers>.<slug:form>": Right.READ_RECORD,
    "office/<slug:programme>/agenda/<slug:key>/lessons/<slug:lesson>/": Right.EDIT_AGENDA,
    "office/<slug:programme>/agenda/<slug:key>/topics/": Right.EDIT_AGENDA,
    "office/<slug:programme>/lessons/": Right.READ_RECORD,
    "office/<slug:programme>/topic-coverage/": Right.READ_RECORD,
    "office/<slug:programme>/topics/": Right.READ_RECORD,
    "office/<slug:programme>/topics/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/topics/<slug:key>/about/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/recordings/": Right.READ_RECORD,
    "office/<slug:programme>/recordings/<slug:key>/<slug:person>/release/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/recordings/<slug:key>/<slug:person>/withdraw/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/replan/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/replan/<slug:key>/key/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/replan/<slug:key>/earlier/<int:number>/": Right.READ_RECORD,
    "office/<slug:programme>/limits/": Right.READ_RECORD,
    "office/<slug:programme>/invitations/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/loosen/<ruled_kind:kind>/<slug:key>/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/agenda/<slug:event>/new/<agenda_kind:kind>/": Right.EDIT_AGENDA,
    "office/<slug:programme>/change-kind/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/import/": Right.EDIT_RECORD,
    "office/<slug:programme>/import/files/<slug:what>.csv": Right.EDIT_RECORD,
    "office/<slug:programme>/documents/<slug:key>/add-file/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/approve/<fact_kind:kind>/<slug:key>/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/approve-words/<slug:key>/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/confirm/<read_kind:kind>/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/merge/<merged_kind:kind>/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/take-back/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/documents/<slug:key>/read-file/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/": Right.READ_RECORD,
    "office/<slug:programme>/review/decisions/": Right.READ_RECORD,
    "office/<slug:programme>/review/keys/": Right.READ_RECORD,
    "office/<slug:programme>/review/add/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/read/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/sides/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/at-once/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/undo/<int:number>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/review/decide/<slug:origin>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/erase/<slug:key>/": Right.EDIT_RECORD,
    "office/<slug:programme>/releases/": Right.READ_RECORD,
    "office/<slug:programme>/releases/prepare/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/releases/<int:number>/": Right.READ_RECORD,
    "office/<slug:programme>/releases/<int:number>/approve/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/releases/<int:number>/refuse/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/releases/<int:number>/publish/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/releases/<int:number>/account/<slug:part>/<slug:group>/": Right.READ_RECORD,
    "office/<slug:programme>/releases/<int:number>/site/": Right.READ_RECORD,
    "office/<slug:programme>/releases/<int:number>/site/<path:path>": Right.READ_RECORD,
    "office/<slug:programme>/coverage/": Right.READ_RECORD,
    "office/<slug:programme>/interviews/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/themes/": Right.READ_EXACT,
    "office/<slug:programme>/interviews/new/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/<slug:key>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/<slug:key>/edit/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/<slug:key>/do/<slug:what>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/<slug:key>/<int:number>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/interviews/<slug:key>/<int:number>/do/<slug:what>/": Right.EDIT_DOCUMENTS,
    "office/<slug:programme>/stakeholders/": Right.EDIT_RECORD,
    "office/<slug:programme>/stakeholders/new/": Right.EDIT_RECORD,
    "office/<slug:programme>/stakeholders/<int:number>/": Right.EDIT_RECORD,
    "office/<slug:programme>/stakeholders/<int:number>/delete/": Right.EDIT_RECORD,
    "office/<slug:programme>/contacts/": Right.EDIT_RECORD,
    "office/<slug:programme>/contacts/new/": Right.EDIT_RECORD,
    "office/<slug:programme>/contacts/<int:number>/": Right.EDIT_RECORD,
    "office/<slug:programme>/contacts/<int:number>/delete/": Right.EDIT_RECORD,
    "office/<slug:programme>/questions/": Right.READ_RECORD,
    "office/<slug:programme>/questions/gaps/": Right.READ_RECORD,
    "office/<slug:programme>/questions/gaps/new/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/gaps/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/questions/gaps/<slug:key>/edit/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/gaps/<slug:key>/close/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/gaps/<slug:key>/reopen/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/wishes/": Right.READ_RECORD,
    "office/<slug:programme>/questions/wishes/<int:number>/take-back/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/new/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/questions/<slug:key>/edit/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/delete/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/do/<slug:what>/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/raised/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/words/<str:language>/": Right.CHECK_WORDING,
    "office/<slug:programme>/questions/<slug:key>/answer/": Right.EDIT_QUESTION,
    "office/<slug:programme>/questions/<slug:key>/answers/<int:number>/words/<str:language>/": Right.CHECK_WORDING,
    "office/<slug:programme>/questions/<slug:key>/answers/<int:number>/do/<slug:what>/": Right.EDIT_QUESTION,
    "office/<slug:programme>/rounds/": Right.READ_RECORD,
    "office/<slug:programme>/rounds/new/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/add/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/": Right.READ_RECORD,
    "office/<slug:programme>/rounds/<slug:key>/preview/": Right.READ_RECORD,
    "office/<slug:programme>/rounds/<slug:key>/file/": Right.READ_RECORD,
    "office/<slug:programme>/rounds/<slug:key>/edit/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/delete/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/wording/<str:language>/": Right.CHECK_WORDING,
    "office/<slug:programme>/rounds/<slug:key>/open/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/close/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/again/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/policy/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/invitations/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/badges/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/badges/<slug:side>/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/invitations/<int:number>/revoke/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/added/": Right.MODERATE,
    "office/<slug:programme>/rounds/<slug:key>/added/pause/": Right.MODERATE,
    "office/<slug:programme>/rounds/<slug:key>/added/log/": Right.MODERATE,
    "office/<slug:programme>/rounds/<slug:key>/added/<int:number>/": Right.MODERATE,
    "office/<slug:programme>/rounds/<slug:key>/ballots/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/ballots/enter/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/ballots/papers/<str:printed>/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/ballots/<int:number>/file/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/ballots/<int:number>/revoke/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/new-statement/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/statements/<slug:statement>/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/statements/<slug:statement>/move/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/statements/<slug:statement>/delete/": Right.EDIT_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/results/": Right.READ_RELEASED,
    "office/<slug:programme>/rounds/<slug:key>/results/<slug:tab>/": Right.READ_RELEASED,
    "office/<slug:programme>/rounds/<slug:key>/results/files/<slug:kind>/": Right.READ_RELEASED,
    "office/<slug:programme>/rounds/<slug:key>/reveal/": Right.READ_RECORD,
    "office/<slug:programme>/rounds/<slug:key>/reveal/approve/": Right.APPROVE_RELEASE,
    "office/<slug:programme>/rounds/<slug:key>/reveal/again/": Right.RUN_ROUND,
    "office/<slug:programme>/rounds/<slug:key>/reveal/take-down/": Right.APPROVE_RELEASE,
    "join/": Door.ANYONE,
    "join/<str:code>/": Door.ANYONE,
    "join/<str:code>/badge/<str:badge>/": Door.ANYONE,
    "join/<str:code>/<str:language>/side/": Door.ANYONE,
    "join/<str:code>/<str:language>/rule/": Door.ANYONE,
    "join/<str:code>/<str:language>/declined/": Door.ANYONE,
    "join/<str:code>/<str:language>/earlier/": Door.ANYONE,
    "join/<str:code>/<str:language>/organisation/": Door.ANYONE,
    "join/<str:code>/<str:language>/practice/": Door.ANYONE,
    "join/<str:code>/<str:language>/carry/": Door.ANYONE,
    "join/<str:code>/<str:language>/send/": Door.ANYONE,
    "join/<str:code>/<str:language>/<int:number>/": Door.ANYONE,
    "join/<str:code>/<str:language>/add/": Door.ANYONE,
    "join/<str:code>/<str:language>/ask/": Door.ANYONE,
    "join/<str:code>/<str:language>/done/": Door.ANYONE,
    "join/<str:code>/<str:language>/leave/": Door.ANYONE,
    "join/<str:code>/<str:language>/return/": Door.ANYONE,
    "join/<str:code>/<str:language>/withdraw/": Door.ANYONE,
    "join/<str:code>/<str:language>/withdrawn/": Door.ANYONE,
    "join/<str:code>/<str:language>/results/": Door.ANYONE,
    "office/<slug:programme>/events/<slug:key>/room/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/state/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/open/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/close/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/show/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/keep/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/ask/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/close-round/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/speakers/<slug:entry>/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/questions/<int:number>/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/room/queue/": Right.MODERATE,
    "office/<slug:programme>/events/<slug:key>/room/queue/pause/": Right.MODERATE,
    "office/<slug:programme>/events/<slug:key>/room/queue/<int:number>/": Right.MODERATE,
    "office/<slug:programme>/events/<slug:key>/debrief/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/debrief/add/": Right.RUN_ROUND,
    "office/<slug:programme>/events/<slug:key>/debrief/<int:number>/": Right.RUN_ROUND,
    "join/hall/<str:code>/": Door.ANYONE,
    "join/hall/<str:code>/<str:language>/": Door.ANYONE,
    "join/hall/<str:code>/<str:language>/sent/": Door.ANYONE,
    "screen/<str:token>/": Door.ANYONE,
    "screen/<str:token>/text/": Door.ANYONE,
    "public/<slug:site>/": Door.ANYONE,
    "public/<slug:site>/<path:path>": Door.ANYONE,
}
"""Who may come in at each address, written down a second time so that a change is seen."""

_PARTS = {"programme": "river", "token": "0" * 32, "number": "987654", "start": "1", "end": "2"}


def _patterns() -> list[URLPattern]:
    return [pattern for pattern in get_resolver().url_patterns if isinstance(pattern, URLPattern)]


def _address(pattern: URLPattern, programme: str = "river") -> str:
    """An address the pattern answers to; of a closed set of words, its first."""
    words = {
        name: converter.regex.split("|")[0]
        for name, converter in pattern.pattern.converters.items()
        if converter.regex.replace("|", "").isalpha()
    }
    parts = {**_PARTS, "programme": programme, **words}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: parts.get(part[1], "nothing"), str(pattern.pattern))


def _is_in(pattern: URLPattern) -> bool:
    return isinstance(pattern.callback.who, Right)


def test_every_pattern_is_a_route_with_a_name_and_a_declaration():
    resolver = get_resolver()
    assert [pattern for pattern in resolver.url_patterns if not isinstance(pattern, URLPattern)] == []
    assert {type(pattern.callback.who) for pattern in _patterns()} == {Door, Right}
    assert all(pattern.name for pattern in _patterns())


def test_the_table_of_routes_is_the_resolver():
    assert {str(pattern.pattern): pattern.callback.who for pattern in _patterns()} == ROUTES


def test_in_a_programme_means_a_right_and_outside_a_door():
    assert {
        str(pattern.pattern) for pattern in _patterns() if "<slug:programme>" in str(pattern.pattern)
    } == {str(pattern.pattern) for pattern in _patterns() if _is_in(pattern)}


def _status(client: Client, pattern: URLPattern, method: str, programme: str = "river") -> int:
    response = getattr(client, method)(_address(pattern, programme))
    if response.status_code == 302 and "/sign-in/" in response["Location"]:
        return 401
    return response.status_code


@pytest.mark.parametrize("pattern", _patterns(), ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.usefixtures("programme")
def test_a_role_opens_what_its_rights_open(client: Client, seat, role: Role, pattern: URLPattern):
    client.force_login(seat(role.value, side="west"))
    for method in ("get", "post"):
        status = _status(client, pattern, method)
        if _is_in(pattern) and pattern.callback.who not in RIGHTS[role]:
            assert status == 403
        else:
            assert status in {200, 302, 400, 404, 405, 422}, f"{method} gave {status}"


@pytest.mark.parametrize(
    "pattern", [each for each in _patterns() if _is_in(each)], ids=lambda pattern: pattern.name
)
@pytest.mark.parametrize("asked", ["river", "nowhere"])
@pytest.mark.usefixtures("programme")
def test_to_a_member_of_another_programme_it_does_not_exist(
    client: Client, seat, other_programme: Programme, pattern: URLPattern, asked: str
):
    client.force_login(seat("convenor", programme=other_programme))
    assert {_status(client, pattern, method, asked) for method in ("get", "post", "put")} == {404}


@pytest.mark.parametrize("pattern", _patterns(), ids=lambda pattern: pattern.name)
@pytest.mark.usefixtures("programme")
def test_a_stranger_comes_in_only_where_anyone_may(client: Client, pattern: URLPattern):
    is_open = pattern.callback.who is Door.ANYONE
    for method in ("get", "post", "put"):
        assert (_status(client, pattern, method) != 401) is is_open


@pytest.mark.usefixtures("programme")
def test_a_stranger_is_told_the_same_of_a_programme_and_of_none(client: Client):
    answers = {key: client.get(f"/office/{key}/members/") for key in ("river", "nowhere")}
    assert {
        (answer.status_code, answer["Location"].replace("nowhere", "river")) for answer in answers.values()
    } == {(302, "/office/sign-in/?next=/office/river/members/")}


def test_an_account_put_out_of_use_is_a_stranger_at_once(client: Client, convenor: Account):
    client.force_login(convenor)
    Account.objects.filter(pk=convenor.pk).update(is_active=False)
    assert _status(client, _patterns()[-1], "get") == 401


def test_a_seat_is_read_for_every_page_anew(client: Client, convenor: Account):
    client.force_login(convenor)
    convenor.memberships.update(role="observer")
    assert client.get("/office/river/members/").status_code == 403
    convenor.memberships.all().delete()
    assert client.get("/office/river/members/").status_code == 404


@pytest.mark.parametrize("pattern", _patterns(), ids=lambda pattern: pattern.name)
def test_a_form_from_elsewhere_changes_nothing(seat, pattern: URLPattern):
    client = Client(enforce_csrf_checks=True)
    client.force_login(seat("convenor"))
    before = Account.objects.values().order_by("pk")
    was = list(before)
    assert client.post(_address(pattern), {"name": "Mallory", "role": "convenor"}).status_code == 403
    assert list(before.all()) == was


@pytest.mark.usefixtures("db")
def test_the_refusal_of_a_forged_form_is_a_page_in_the_readers_language():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/office/sign-in/", {})
    assert response.status_code == 403
    assert "This form was not sent from a page of this office" in response.content.decode()


HEADERS = {
    "Content-Security-Policy": (
        "base-uri 'none'; default-src 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; "
        "style-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/office/river/released/", 200), ("/office/river/members/", 403), ("/nothing/", 404)],
)
def test_every_answer_carries_the_security_headers(
    client: Client, observer: Account, address: str, status: int
):
    client.force_login(observer)
    response = client.get(address)
    headers = {name: response[name] for name in HEADERS}
    headers["Content-Security-Policy"] = "; ".join(sorted(headers["Content-Security-Policy"].split("; ")))
    assert (response.status_code, headers) == (status, HEADERS)


@pytest.mark.parametrize("address", ["/office/river/released/", "/office/account/", "/"])
def test_pages_of_the_team_are_not_kept_by_the_browser(client: Client, observer: Account, address: str):
    """The front page, too: it lists a member's seats."""
    client.force_login(observer)
    response = client.get(address)
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_no_programme_can_be_called_what_stands_in_its_place_in_an_address():
    words = {route.split("/")[1] for route in ROUTES if route.startswith("office/") and route != "office/"}
    assert words - {"<slug:programme>"} == RESERVED_KEYS


@pytest.mark.parametrize("is_https", [False, True])
def test_cookies_are_closed_to_scripts_and_other_sites(
    client: Client, convenor: Account, settings, *, is_https
):
    settings.HTTPS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = is_https
    client.get("/office/sign-in/")
    client.post("/office/sign-in/", {"name": convenor.name, "passphrase": "three herons by the weir"})
    kept = {
        name: (cookie["httponly"], cookie["samesite"], bool(cookie["secure"]))
        for name, cookie in client.cookies.items()
    }
    assert kept == dict.fromkeys(
        ("csrftoken", "sessionid", "django_language", "theme"), (True, "Lax", is_https)
    )


@pytest.mark.parametrize("address", ["/", "/office/sign-in/", "/office/river/members/", "/office/account/"])
def test_pages_hold_no_script_no_inline_style_and_nothing_from_elsewhere(
    client: Client, convenor: Account, address: str
):
    client.force_login(convenor)
    page = client.get(address).content.decode()
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", page) == []
    for name in re.findall(r'(?:href|src)="/static/([^"]+)"', page):
        assert finders.find(name), f"{name} is not shipped"


def test_a_page_without_a_seat_costs_no_more_than_it_must(
    client: Client, observer: Account, django_assert_num_queries
):
    client.force_login(observer)
    client.get("/office/river/released/")
    with django_assert_num_queries(5):  # session, account, seat, rounds, what is published
        client.get("/office/river/released/")


def test_the_guard_finds_the_seat_in_one_query(rf, convenor: Account, django_assert_num_queries):
    request = rf.get("/")
    request.user = convenor
    with django_assert_num_queries(1):
        seat = _with_seat(request, programme="river").seat
        assert (seat.programme.key, seat.side.key, seat.role) == ("river", "east", "convenor")
