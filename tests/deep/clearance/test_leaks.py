"""Every plant in every place in every form, and thousands of forms of forms."""

import random

import pytest
from clearance.leaks.samples import FILE_FORMS, MARKUP_FORMS, PLACES, PLANTS, TEXT_FORMS, found
from clearance.leaks.test_encodings import MARKED, missed, missed_files

pytestmark = pytest.mark.deep

# What a person would undo, but no program: white space within an escape, or the loss of the space after one.
BY_HAND = {
    "spaced out",
    "many spaces",
    "no spaces",
    "capitals",
    "small letters",
    "wide",
    "style sheet, six figures",
}
# These take all four layers alone.
DEEP = {"per cent three times", "per cent twice", "JSON in JSON", "entities of entities"}


def test_every_form_in_every_place():
    total = sum(map(len, (TEXT_FORMS, FILE_FORMS))) * len(PLACES) * len(PLANTS)
    found_not = {name: missed(form, every=1) for name, form in TEXT_FORMS.items()}
    found_not |= {name: missed(form, tuple(MARKED), every=1) for name, form in MARKUP_FORMS.items()}
    found_not |= {f"file, {name}": missed_files(encode, every=1) for name, encode in FILE_FORMS.items()}
    print(f"\nleak check: {total} files with one plant each, {sum(map(len, found_not.values()))} missed")
    assert {name: places for name, places in found_not.items() if places} == {}


@pytest.mark.parametrize("seed", range(4))
def test_forms_of_forms(seed):
    drawn = random.Random(seed)
    forms = sorted(set(TEXT_FORMS) - BY_HAND - DEEP)
    misses = []
    for _ in range(2_500):
        plant, place, file = (drawn.choice(sorted(table)) for table in (PLANTS, PLACES, FILE_FORMS))
        text, kind = PLANTS[plant]
        applied = drawn.choices(forms, k=2)
        for form in applied:
            text = TEXT_FORMS[form](text)
        if kind not in {hit.kind for hit in found(FILE_FORMS[file](PLACES[place].format(text)), path=place)}:
            misses.append((plant, place, file, applied))
    print(f"\nleak check: 2500 files with one plant in a form of a form, {len(misses)} missed")
    assert misses == []
