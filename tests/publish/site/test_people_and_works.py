"""People, organisations, conferences, documents, publications, media and findings."""

from publish.site.reading import said
from publish.site.samples import ITEMS, changed, content, item, site


def test_a_person_stands_under_every_form_of_their_name_with_the_family_name_marked():
    page = site()["en/people/li.html"].decode()
    assert '<h1><span lang="en" dir="ltr"><b class="family">LI</b> Wen</span></h1>' in page
    assert '<span lang="zh-Hans" dir="ltr"><b class="family">李</b>文</span>' in page
    chinese = site()["zh-Hans/people/li.html"].decode()
    assert '<h1><span lang="zh-Hans" dir="ltr"><b class="family">李</b>文</span></h1>' in chinese


def test_a_family_name_nobody_stated_is_not_guessed():
    unmarked = changed("person:li", names=[{"text": "LI Wen", "language": "en"}])
    page = site(content(*unmarked))["en/people/li.html"]
    assert '<h1><span lang="en" dir="ltr">LI Wen</span></h1>' in page.decode()
    assert "Which part is the family name is not stated." in said(page)
    assert "Which part is the family name is not stated." not in said(site()["en/people/li.html"])


def test_a_person_is_what_they_did_by_date():
    assert said(site()["en/people/li.html"], start='<ol class="entries">', end="</ol>") == (
        "3 April 2020 First River Workshop Speaker · ● North bank · printed as LI Wen Engineer River House "
        "Talk: Reading a gauge"
    )


def test_people_are_listed_by_family_name_in_the_form_the_reader_can_read():
    files = site()
    names = {
        language: [
            part.partition("</p>")[0]
            for part in files[f"{language}/people.html"].decode().split('<p class="name">')[1:]
        ]
        for language in ("en", "zh-Hans")
    }
    assert [said(f"<main>{name}</main>") for name in names["en"]] == ["Amal Haddad", "LI Wen"]
    assert [said(f"<main>{name}</main>") for name in names["zh-Hans"]] == ["Amal Haddad", "李 文"]


def test_a_long_list_of_people_has_pages_named_by_their_letters():
    people = [
        item(
            "person",
            key=f"p{place}",
            names=[{"text": f"Ann {letter}ey{place}", "family": f"{letter}ey{place}", "language": "en"}],
            contributions=["contribution:spring-li"],
        )
        for place in range(15)
        for letter in "ABCDEFGH"[place % 8 : place % 8 + 1]
    ]
    more = [
        item(
            "person",
            key=f"q{place}",
            names=[{"text": f"Bo Zed{place}", "family": f"Zed{place}", "language": "en"}],
            contributions=["contribution:spring-li"],
        )
        for place in range(60)
    ]
    files = site(content(*ITEMS, *people, *more))
    listed = [path for path in files if path.startswith("en/people.")]
    assert listed == ["en/people.html", "en/people.2.html"]
    assert "A–Z Z–Z" in said(files["en/people.html"], start='<nav class="pages"', end="</nav>")
    assert max(len(files[path]) for path in listed) < 30_000


def test_an_organisation_is_what_it_did():
    files = site()
    house = said(files["en/organisations/house.html"])
    for part in (
        "● North bank carries the programme",
        "Also known as 江河之家",
        "3 April 2020 First River Workshop Host",
        "Parts of it Old Mill",
        "Published Study of Gauges The Report source of this site",
        "LI Wen Engineer · First River Workshop",
    ):
        assert part in house
    mill = said(files["en/organisations/mill.html"])
    assert "Belongs to River House" in mill
    assert "First River Workshop Co-host · Consulted" in mill


def test_a_conference_lists_the_events_beside_it():
    page = said(site()["en/conferences/congress.html"])
    assert "Rivers 2020 Date April 2020 Series Rivers Events held beside it All conferences" not in page
    assert "3 April 2020 First River Workshop Formal workshop · formal dialogue 1" in page


def test_documents_publications_media_and_findings_say_what_they_are():
    files = site()
    report = said(files["en/documents/report.html"])
    assert "The Report Document Published August 2022 Publishers River House Licence not stated" in report
    study = said(files["en/publications/study.html"])
    assert (
        "Study of Gauges Research paper Date February 2021 Publishers River House By the programme yes"
        in study
    )
    assert "Prompted by First River Workshop" in study
    assert "April 2020 Ford Radio · 渡口电台 First River Workshop" in said(files["en/media.html"])
    assert "One gauge is enough. Conclusion stated by the organisers" in said(files["en/findings.html"])


def test_empty_lists_say_what_they_are_for():
    bare = site(content(*(each for each in ITEMS if each.kind in ("programme", "side"))))
    said_of = {
        path: said(bare[f"en/{path}.html"])
        for path in (
            "timeline",
            "people",
            "organisations",
            "documents",
            "publications",
            "media",
            "findings",
            "narratives",
            "challenges",
            "conferences",
            "picture",
            "a-z/index",
        )
    }
    assert {path: words.rpartition("Invented. ")[2].split(" ")[0] for path, words in said_of.items()} == {
        "timeline": "Timeline", "people": "People", "organisations": "Organisations", "documents": "Documents",
        "publications": "Publications", "media": "Media", "findings": "Findings", "narratives": "Narratives",
        "challenges": "Shared", "conferences": "Conferences",
        "picture": "The", "a-z/index": "A–Z",
    }  # fmt: skip
    assert all('class="empty"' in bare[f"en/{path}.html"].decode() for path in said_of)
    assert "rounds.html" not in bare["en/index.html"].decode()
    assert not [path for path in bare if "results" in path or "rounds" in path]
