"""A canary in every protected field of every model, and a crawl of everything a real server answers.

Whoever comes, with whatever account, to whatever address the office knows: nobody reads what is not theirs, in pages,
files, headers, error pages, search answers or the log. Decoys prove that the canaries can be read by their team.
"""

import re
import sqlite3
from urllib.parse import urlencode

import pytest
from publish.attacks.crawling import CANARY, HERON, answers, running_office, without_echo
from publish.attacks.planting import ELSEWHERE, MARKS, PROGRAMME
from publish.attacks.rounds import NOBODY

pytestmark = pytest.mark.slow  # a server with two demonstrations, hundreds of requests a visitor

# Columns no canary can stand in, and why: public words; closed sets, days, figures and fingerprints that are checked.
PUBLIC = {
    f"Programme.{name}"
    for name in [
        "name",
        "summary",
        "motivation",
        "notice",
        "licence",
        "funding",
        "contact",
        "government_policy",
    ]
}
PUBLIC |= {f"Side.{name}" for name in ["name", "adjective", "lot"]} | {"Objective.text", "Release.content"}
CLOSED = {
    "Account.password", "Account.language", "Account.theme", "Account.link_hash", "AuditEntry.action", "Programme.key",
    "Side.key", "Side.country", "Objective.key",
    "Document.published", "Document.updated", "Document.sha256", "Citation.field",
    "Conflict.field", "Conference.date", "Event.status_as_of", "Event.date", "Event.duration", "Event.country",
    "Publication.date", "MediaCoverage.date", "Contribution.delivery", "FactApproval.field", "FactApproval.fingerprint",
    "FactReading.field", "Classification.date", "Relation.date", "Judgement.date", "Judgement.withdrawn",
    "Judgement.one",
    "FactReading.fingerprint",
    "Programme.period", "Programme.languages", "Programme.unchecked_languages", "Side.languages", "Release.sha256",
    "Release.difference", "Release.leaks", "Release.progress", "Approval.sha256", "Decision.side", "Decision.sha256",
    "Round.languages", "Round.policy", "Round.frozen", "TextCheck.sha256", "Cell.stance", "Issue.released",
    "DocumentText.encoding", "DocumentText.kind", "DocumentText.segments", "Item.band", "Item.event", "Item.kind",
    "Item.outcome", "Item.standing", "Reading.documents", "Reading.progress", "ReviewDecision.kind",
    "ReviewDecision.verb", "Span.mark", "Reveal.sha256", "RevealKey.sha256",
    "DocumentText.sha256", "QuestionCheck.sha256", "Question.due",
    "InformationGap.as_of", "InformationGap.review_by", "QuestionAnswer.as_of", "QuestionAnswer.review_by",
    "Outcome.as_of", "Outcome.review_by", "Narrative.as_of", "Narrative.review_by", "Challenge.as_of",
    "Challenge.review_by", "Correction.date",
    "TermSource.date", "TermSource.sha256", "TermTurn.date", "TermBuild.progress",
    "ConceptDefinition.date", "ConceptEvidence.date", "ConceptMisreading.date", "ConceptLink.changed",
    "ConceptLink.looked", "ConceptKey.sha256", "ConceptEquivalent.other_language", "ConditionKey.sha256",
    "Hall.code", "Hall.screen_hash", "DebriefWord.sha256", "RoundSide.badge",
    "QuestionKey.sha256", "Interview.held", "Interview.consented", "InterviewPassage.sha256", "OfficialContact.held",
    "PeriodReport.period", "Decision.previous", "Decision.hash", "Release.name", "Segment.starts", "Segment.due",
    "Side.zone", "Event.zone", "EventClock.zone", "AgendaVersion.date", "LessonUse.date", "TopicMove.date",
    "Alternate.decide_by", "EarlierPlan.date", "LimitTick.fingerprint", "Loosening.before",
    "LooseningAgreement.date", "LooseningAgreement.given", "MediaPlace.tried", "SpeakerRelease.given",
    "SpeakerRelease.withdrawn",
}  # fmt: skip


SAID_OTHERWISE = f"/office/{PROGRAMME}/terms/concepts/kestrel-term/depends/kestrel-closed/kestrel-case/"


@pytest.fixture(scope="module")
def office():
    with running_office() as running:
        yield running


def test_every_column_of_text_has_a_canary(office):
    """A new column of any model must be planted here, or be public or closed for a reason."""
    bare = {name for name, is_planted in office.planted["columns"].items() if not is_planted}
    bare = {name for name in bare if not name.endswith(".language")}
    assert bare == (PUBLIC | CLOSED) & bare
    assert office.planted["note"] == "", office.planted["note"]


@pytest.mark.parametrize("name", ["", "observer-one"])
def test_nobody_without_a_right_to_the_record_meets_a_canary(office, name):
    """Anybody, and an observer of the programme: every address, nothing of the team's."""
    assert met_by(office, name) == {}


def met_by(office, name, **where):
    """Where somebody met a canary, with the words around it; an answer that is a fault of ours counts."""
    own = name == "stranger" and ELSEWHERE
    return {
        path: (status, found and text[max(0, found.start() - 60) : found.end() + 60])
        for path, status, text in answers(office, name, **where)
        for found in [CANARY.search(text)]
        if status >= 500 or (found and not (own and own in path))
    }


def test_what_is_hidden_answers_like_what_is_not_there(office):
    """To a visitor without a seat, an address with a canary's key and one with nobody's key are the same answer."""
    for name in ("", "observer-one", "stranger"):
        visitor = office.visitor(name)
        for kind in ("events", "people", "organisations", "documents", "conferences", "rounds"):
            told = {}
            hidden, page = ("kestrel-closed", "results/") if kind == "rounds" else ("kestrel-retreat", "")
            for key in (hidden, "no-such-key-here"):
                path = f"/office/{PROGRAMME}/{kind}/{key}/{page}"
                status, headers, content = visitor.ask(path)
                shown = content.decode().replace(key, "")
                headers = {
                    head: value.replace(key, "")
                    for head, value in headers.items()
                    if head.lower() not in {"date", "set-cookie", "content-length", "x-request-id"}
                }
                told[key] = status, headers, re.sub(r'value="\w{64}"', "", shown)
            assert told[hidden] == told["no-such-key-here"], (name, kind)


@pytest.mark.parametrize(("name", "own"), [("convenor-one", "one"), ("convenor-two", "two")])
def test_what_one_side_notes_for_itself_stays_with_it(office, name, own):
    """Pages, trail, releases, forms: every address; a side reads its own note and no other."""
    mine, others = notes_read_by(office, name, own)
    assert others == {}
    assert mine


def notes_read_by(office, name, own, **where):
    """The notes of one side alone that somebody reads: those of their own side, and others, with where."""
    found = {note: path for path, _, text in answers(office, name, **where) for note in HERON.findall(text)}
    mine = {note for note in found if f"HERON {own} " in note}
    return mine, {note: path for note, path in found.items() if note not in mine}


def test_the_team_meets_the_canaries(office):
    """Decoy: a convenor reads them on dozens of addresses, in every script, and their own side's note."""
    met = {}
    for path, _, text in answers(office, "convenor-one"):
        for found in CANARY.findall(text):
            met.setdefault(found, set()).add(path)
    assert set(met) == set(MARKS)
    assert len(met["KESTREL"]) > 40
    own = f"/office/{PROGRAMME}/rounds"
    assert met["KESTREL"] >= {
        *(f"{own}/{key}/{page}" for key in office.planted["codes"] for page in ("", "preview/", "file/")),
        *(f"{own}/kestrel-open/{page}" for page in ("wording/ar/", "results/", "statements/kestrel-case/")),
        *(f"{own}/kestrel-closed/{page}" for page in ("reveal/", "results/", "results/files/csv/")),
        f"{own}/kestrel-drafted/edit/",
    }


@pytest.mark.parametrize("name", ["", "observer-one", "convenor-one", "convenor-two", "stranger"])
def test_nobody_reads_what_people_answer(office, name):
    """Answers in people's own words, secrets and their hashes: on no address, for nobody, staff included.

    But for one page: on what a case depends, from enough writers, where the team says it in other words.
    """
    met = {path: text for path, _, text in answers(office, name) if NOBODY in text}
    assert set(met) == ({SAID_OTHERWISE} if name.startswith("convenor") else set())
    # a word of the page's own address is taken out of what it says
    assert not [text for text in met.values() if re.search(rf"{NOBODY}(?! on what it \w*, says )", text)]


@pytest.mark.parametrize("key", ["kestrel-open", "kestrel-closed"])
def test_a_code_opens_what_its_round_asks_and_no_more(office, key):
    """Somebody with a code reads what that round asks; of a closed one, of others, of the team's: nothing."""
    met = taking_part(office, office.planted["codes"][key])
    assert {path for path, text in met.items() if MORE_THAN_ASKED.search(text)} == set()
    asked = {path for path, text in met.items() if "KESTREL asks: what each thinks of" in text}
    assert bool(asked) == (key == "kestrel-open"), met.keys()


FORM = (("Content-Type", "application/x-www-form-urlencoded"),)
MORE_THAN_ASKED = re.compile(rf"{NOBODY}|HERON|红隼|KESTREL(?! asks: )|العوسق(?! يسأل: )")


def taking_part(office, code):
    """Every page of a person who comes with a code and takes a seat where they can: path → what it said."""
    visitor, met = office.visitor(), {}

    def ask(step, **form):
        path = f"/join/{code}/{step}"
        if not form:
            status, headers, content = visitor.ask(path)
        else:
            form |= {"csrfmiddlewaretoken": visitor.cookies["csrftoken"]}
            status, headers, content = visitor.ask(path, method="POST", body=urlencode(form), headers=FORM)
        assert status < 500, path
        met[f"{path} {status} {len(met)}"] = without_echo(path, headers, content)
        return content.decode()

    ask("")
    for language in ("en", "ar"):
        for step in ("side/", "declined/", "return/", "results/", "withdrawn/"):
            ask(f"{language}/{step}")
    if "csrftoken" in visitor.cookies and 'name="side"' in ask("en/side/"):
        ask("en/side/", side="north")
        told = re.search(r'name="told" value="(\w+)"', ask("en/rule/"))[1]
        ask("en/rule/", told=told)
    for language in ("en", "ar"):
        for step in (
            "practice/",
            *(f"{number}/" for number in range(1, 5)),
            "done/",
            "leave/",
            "withdraw/",
            "results/",
        ):
            ask(f"{language}/{step}")
    return met


@pytest.mark.parametrize("folder", ["public", "rendered"])
def test_no_file_made_for_outsiders_has_a_canary(office, folder):
    """The published tree and the pages kept to make the next one, hidden files and names of files too."""
    found = [
        file
        for file in sorted((office.data / folder).rglob("*"))
        if file.is_file()
        and any(
            mark.lower().encode()
            in str(file.relative_to(office.data)).lower().encode() + file.read_bytes().lower()
            for mark in (*MARKS, NOBODY)
        )
    ]
    assert found == []
    assert [file for file in (office.data / "public").rglob("*.html") if b"DECOY" in file.read_bytes()]
    assert not [
        file
        for file in (office.data / folder).rglob("*")
        if file.is_file() and b"DRAFTED" in file.read_bytes() and folder == "public"
    ]


def test_the_public_site_as_served_has_no_canary(office):
    visitor, root = office.visitor(), office.data / "public" / PROGRAMME
    for file in sorted(each for each in root.rglob("*") if each.is_file()):
        path = f"/public/{PROGRAMME}/{file.relative_to(root).as_posix()}"
        status, headers, content = visitor.ask(path)
        assert status == 200, path
        assert content == file.read_bytes()
        assert "Set-Cookie" not in headers
        assert not CANARY.search(without_echo(path, headers, content)), path


def test_searching_and_asking_in_other_ways_tells_no_more(office):
    """Questions in the address, other methods, other types, other languages: for anybody and for an observer."""
    asked = (
        "?q=retreat",
        "?as_of=2019-08",
        "?kind=formal_workshop",
        "?page=2",
        "?format=json",
        "?for=side",
        "?next=/office/",
    )
    ways = [
        {"Accept": "application/json"},
        {"Accept-Language": "zh-Hans"},
        {"X-Requested-With": "XMLHttpRequest"},
    ]
    for name in ("", "observer-one"):
        visitor = office.visitor(name)
        for place in (
            "",
            "events/",
            "timeline/",
            "people/",
            "changes/",
            "releases/",
            "released/",
            "conflicts/",
        ):
            for question in asked:
                path = f"/office/{PROGRAMME}/{place}{question}"
                for headers in ways:
                    status, told, content = visitor.ask(path, headers=tuple(headers.items()))
                    text = without_echo(path, told, content).replace(f"KESTREL {name}", "")
                    assert not CANARY.search(text), path
                    assert status < 500, path
            for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "POST"):
                path = f"/office/{PROGRAMME}/{place}"
                status, told, content = visitor.ask(path, method=method)
                assert not CANARY.search(without_echo(path, told, content).replace(f"KESTREL {name}", "")), (
                    path
                )
                assert status < 500, path


def test_a_page_that_breaks_tells_nothing(office):
    """A row the code cannot read ends in a plain page and a log without content. Last: it breaks the office."""
    broken = (
        "UPDATE office_event SET place = '[\"KESTREL in a page that breaks\"]' WHERE key = 'grounds-2024'"
    )
    with sqlite3.connect(office.data / "tracktwo.sqlite3", timeout=20) as database:
        database.execute(broken)
    statuses = []
    for name in ("convenor-one", "observer-one", ""):
        visitor = office.visitor(name)
        for place in (
            "events/",
            "events/grounds-2024/",
            "timeline/",
            "",
            "edit/event/grounds-2024/",
            "releases/",
        ):
            status, _, content = visitor.ask(f"/office/{PROGRAMME}/{place}")
            statuses.append(status)
            if status >= 500:
                assert not CANARY.search(content.decode().replace(f"KESTREL {name}", ""))
    assert 500 in statuses
    log = office.said.read_text()
    assert "Traceback" in log
    assert NOBODY not in log
    assert not CANARY.search(log), log[
        max(0, CANARY.search(log).start() - 500) : CANARY.search(log).end() + 200
    ]
