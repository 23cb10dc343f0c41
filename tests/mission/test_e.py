"""E: mapping the sector."""

import json

from mission.names import FIRST, FOURTH, SECOND, THIRD
from mission.reading import each, said

EVENTS = {"E1": FIRST, "E3": SECOND, "E4": THIRD, "E5": FOURTH}
SIDES = {"US": "● US side", "CN": "◆ Chinese side"}
_SHEET = """html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('.cites').forEach(each => each.remove());
  const said = (selector, root = page) =>
    [...root.querySelectorAll(selector)].map(each => each.textContent.replace(/\\s+/g, ' ').trim());
  const posts = '[aria-labelledby=posts] .what > p:first-child:not(.second)';
  const entries = [...page.querySelectorAll('[aria-labelledby=contributions] li.entry')];
  return {
    name: said('h1')[0], posts: said(posts),
    contributions: entries.map(each => [said('.name', each)[0], said('.side', each)[0]]),
  };
}"""


def test_e1_directory_of_people_with_side_posts_and_events(person, shared):
    """32 people; each page gives their side per event and the posts as printed. Checked against a reading by hand.

    What of a person the public may see is proved with the gate, in test_c.py.
    """
    convenor = person()
    page = convenor.open("people/")
    assert said(page.locator("main p.second[role=status]")) == "32 people, by family name"
    addresses = page.locator(".register .name > a").evaluate_all("all => all.map(each => each.href)")
    sheets = [page.evaluate(_SHEET, page.request.get(address).text()) for address in addresses]

    gold = json.loads((shared / "sources" / "gold.json").read_text(encoding="utf-8"))
    expected = {}
    for entry in gold["contributions"]:
        sheet = expected.setdefault(entry["person"], {"posts": set(), "contributions": []})
        sheet["posts"] |= {", ".join(entry["roles"])} - {""}
        sheet["contributions"].append([EVENTS[entry["event"]], SIDES[entry["side"]]])
    spellings = {gone["quote"]: each_["id"] for each_ in gold["persons"] for gone in each_["mentions"]}
    found = {
        spellings[sheet["name"]]: {"posts": set(sheet["posts"]), "contributions": sheet["contributions"]}
        for sheet in sheets
    }
    in_time = list(EVENTS.values())
    for sheet in expected.values():
        sheet["contributions"].sort(key=lambda entry: in_time.index(entry[0]))
    assert len(sheets) == len(found) == 32
    assert found == expected


def test_e1_directory_of_organisations(person):
    page = person().open("organisations/")
    page.get_by_label("Name contains").fill("institute")
    page.get_by_role("button", name="Find").click()
    assert [
        name.split(" Also printed")[0] for name in each(page.locator(".register .name[scope=row]"))
    ] == [
        "Beijing Institute of Space Science and Information",
        "Beijing Institute of Technology",
        "IDA Science and Technology Policy Institute",
        "Institute of Space Policy and Law",
        "Third Institute of China Aerospace Science and Industry Corporation",
    ]  # fmt: skip
