"""Everything restricted, in every place of every kind of file, in every way an outsider could come to read it."""

import random

import pytest
from clearance.leaks.samples import FILE_FORMS, MARKUP_FORMS, PLACES, PLANTS, TEXT_FORMS, VALUE_FORMS, found
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.leaks import Hit, Kind

MARKED = [
    place for place in PLACES if place.endswith(("html", "svg")) and place.startswith(("text", "title"))
]


def missed(form, places=tuple(PLACES), *, every=5):
    """Every plant and place at which a form was not found as what it is; of all pairs, every fifth, all of each."""
    pairs = [
        (plant, place) for nth, plant in enumerate(PLANTS) for place in places[nth % every :: every] or places
    ]
    return [
        (plant, place)
        for plant, place in pairs
        if PLANTS[plant][1]
        not in {hit.kind for hit in found(PLACES[place].format(form(PLANTS[plant][0])), path=place)}
    ]


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_a_plant_in_a_text_is_found(form):
    assert missed(TEXT_FORMS[form]) == []


@pytest.mark.parametrize("form", MARKUP_FORMS)
def test_a_plant_in_markup_is_found(form):
    assert missed(MARKUP_FORMS[form], (*MARKED, "value.json", "entry.csv", "string.js")) == []


@pytest.mark.parametrize("form", VALUE_FORMS)
def test_a_plant_in_values_is_found(form):
    texts = {plant: text for plant, (text, _) in PLANTS.items() if " " in text}
    missed = [
        plant
        for plant, text in texts.items()
        if PLANTS[plant][1] not in {hit.kind for hit in found(VALUE_FORMS[form](text), path="a.json")}
    ]
    assert missed == []


@pytest.mark.parametrize("form", FILE_FORMS)
def test_a_plant_in_a_file_is_found(form):
    assert missed_files(FILE_FORMS[form], every=5) == []


def missed_files(encode, *, every):
    """The same for files as a whole."""
    pairs = [(plant, place) for nth, plant in enumerate(PLANTS) for place in [*PLACES][nth % every :: every]]
    return [
        (plant, place)
        for plant, place in pairs
        if PLANTS[plant][1]
        not in {hit.kind for hit in found(encode(PLACES[place].format(PLANTS[plant][0])), path=place)}
    ]


@pytest.mark.parametrize("plant", PLANTS)
def test_a_plant_in_a_path_is_found(plant):
    text, kind = PLANTS[plant]
    for form in ("plain", "per cent", "per cent twice", "no spaces", "base64", "hexadecimal", "decomposed"):
        path = f"people/{TEXT_FORMS[form](text)}/index.html"
        hits = [hit for hit in found("", path=path) if hit.kind == kind]
        assert hits, form
        assert {hit.line for hit in hits if hit.encoding.startswith("path")} == {0}


def test_a_name_of_a_part_of_a_packed_file_is_found():
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ouyang-zhen.csv", "a,b")
    assert {hit.kind for hit in found(file.getvalue(), path="data.zip")} == {Kind.CODE, Kind.NAME}


@pytest.mark.parametrize("place", PLACES)
def test_the_line_is_the_one_it_stands_on(place):
    around = PLACES[place]
    line = around.format("HERE").partition("HERE")[0].count("\n") + 1
    assert found(around.format("欧阳真"), path=place) == (
        Hit(
            path=place, line=line, encoding="utf-8", kind=Kind.NAME, item="person:ouyang-zhen", field="names"
        ),
    )


def test_the_encoding_says_how_to_read_it():
    text, _ = PLANTS["prose"]
    read = {
        form: TEXT_FORMS[form](text) for form in ("base64 in per cent", "JSON", "hexadecimal", "base64 twice")
    }
    said = {
        form: sorted({hit.encoding for hit in found(f"<p>{text}", path="a.html")})
        for form, text in read.items()
    }
    assert said == {
        "base64 in per cent": ["utf-8 base64 utf-8"],
        "JSON": ["utf-8 script"],
        "hexadecimal": ["utf-8 hexadecimal utf-8"],
        "base64 twice": ["utf-8 base64 utf-8 base64 utf-8"],
    }


FORMS = st.sampled_from(
    [
        "plain",
        "decimal entities",
        "per cent",
        "JSON",
        "style sheet",
        "base64",
        "hexadecimal",
        "quoted-printable",
    ]
)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(PLANTS)),
    st.sampled_from(sorted(PLACES)),
    st.lists(FORMS, min_size=1, max_size=2),
    st.sampled_from(["utf-8", "utf-16", "gzip", "zip"]),
    st.integers(0, 1_000_000),
)
def test_a_plant_in_two_forms_at_once_is_found(plant, place, forms, encoding, seed):
    """Whatever stands around it, and whatever was done to it twice."""
    text, kind = PLANTS[plant]
    for form in forms:
        text = TEXT_FORMS[form](text)
    noise = " ".join(random.Random(seed).choices(["Agenda", "议程", "2031", "<b>", "&amp;", "—", "\n"], k=9))
    data = FILE_FORMS[encoding](PLACES[place].format(f"{noise} {text} {noise}"))
    assert kind in {hit.kind for hit in found(data, path=place)}
