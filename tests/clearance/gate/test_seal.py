"""Attempts to make, change or carry off a cleared value."""

import copy
import gc
import pickle
from dataclasses import replace
from typing import Generic, TypeVar

import pytest
from clearance.gate.samples import ON, SAMPLES, programme

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Withheld, clear
from tracktwo.clearance import seal as sealing

T = TypeVar("T")
NEVER_CLEARED = "This was not cleared"
CHANGED = "was changed after it was cleared"


@pytest.fixture
def cleared():
    result = clear(programme(), audience=PUBLIC)
    assert isinstance(result, Cleared)
    return result


def test_a_cleared_value_reads_and_matches_as_what_it_holds(cleared):
    match cleared:
        case Cleared(value):
            assert value.key == "programme"
    assert (cleared.value.key, cleared.audience) == ("programme", PUBLIC)


@pytest.mark.parametrize("arguments", [(), ("SECRET",), ("SECRET", PUBLIC)])
def test_construction_is_refused(arguments):
    with pytest.raises(TypeError):
        Cleared(*arguments)
    with pytest.raises(TypeError):
        Cleared[str, object](*arguments)


def test_subclassing_is_refused():
    with pytest.raises(TypeError, match="no subclasses"):
        type("Forged", (Cleared,), {})


def test_replace_is_refused(cleared):
    with pytest.raises(TypeError):
        replace(cleared, value="SECRET")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_copying_and_pickling_are_refused(cleared, copied):
    with pytest.raises(TypeError, match="not copied or pickled"):
        copied(cleared)


def test_unpickling_a_handmade_stream_gives_nothing_readable():
    forged = pickle.loads(b"\x80\x04ctracktwo.clearance.seal\nCleared\n)\x81.")
    with pytest.raises(TypeError, match=NEVER_CLEARED):
        _ = forged.value


@pytest.mark.parametrize("name", ["value", "audience", "_value", "anything"])
@pytest.mark.parametrize("write", [setattr, object.__setattr__])
def test_writing_to_it_is_refused(cleared, write, name):
    with pytest.raises(AttributeError):
        write(cleared, name, "SECRET")
    with pytest.raises(AttributeError):
        delattr(cleared, name)


def test_an_empty_token_holds_nothing():
    forged = object.__new__(Cleared)
    for read in (lambda: forged.value, lambda: forged.audience, lambda: repr(forged)):
        with pytest.raises(TypeError, match=NEVER_CLEARED):
            read()


def test_an_empty_token_does_not_match_as_cleared():
    def read(result):
        match result:
            case Cleared(value):
                return value

    with pytest.raises(TypeError, match=NEVER_CLEARED):
        read(object.__new__(Cleared))


def test_another_object_in_its_class_holds_nothing():
    class Guise(Generic[T]):
        __slots__ = ("__weakref__",)

    forged = Guise()
    forged.__class__ = Cleared
    with pytest.raises(TypeError, match=NEVER_CLEARED):
        _ = forged.value


def test_state_given_to_a_token_is_refused(cleared):
    # object.__setstate__ does not exist; what is left is the default of __reduce_ex__, which refuses too.
    with pytest.raises(TypeError, match="not copied or pickled"):
        cleared.__reduce_ex__(4)
    with pytest.raises(AttributeError):
        cleared.__setstate__({"value": "SECRET"})


def test_a_noun_changed_behind_our_back_is_refused(cleared):
    object.__setattr__(cleared.value, "licence", "SECRET")
    with pytest.raises(TypeError, match=CHANGED):
        _ = cleared.value


def test_a_text_changed_behind_our_back_is_refused(cleared):
    object.__setattr__(cleared.value.name, "pairs", (("en", "SECRET"),))
    with pytest.raises(TypeError, match=CHANGED):
        _ = cleared.value


def test_material_changed_after_clearing_changes_nothing():
    name = {"en": "Spring talks", "zh-Hans": "春季会谈"}
    cleared = clear(replace(programme(), name=name), audience=PUBLIC)
    name["en"] = "SECRET"
    assert cleared.value.name == {"en": "Spring talks", "zh-Hans": "春季会谈"}


def test_cleared_texts_cannot_be_written_to(cleared):
    with pytest.raises(TypeError):
        cleared.value.name["en"] = "SECRET"


def test_a_value_that_could_still_change_is_not_sealed():
    with pytest.raises(TypeError, match="unhashable"):
        sealing.seal(["SECRET"], audience=PUBLIC)
    with pytest.raises(TypeError, match="unhashable"):
        clear(replace(programme(), languages=["en"]), audience=PUBLIC)


def test_what_was_cleared_for_the_team_stays_theirs():
    cleared = clear(SAMPLES["event"](ON), audience=CONVENORS)
    with pytest.raises(AttributeError):
        object.__setattr__(cleared, "audience", PUBLIC)
    assert cleared.audience is CONVENORS


def test_a_token_nobody_holds_is_forgotten():
    before = len(sealing._SEALED)
    kept = clear(programme(), audience=PUBLIC)
    clear(programme(), audience=PUBLIC)
    gc.collect()
    assert (len(sealing._SEALED), kept.value.key) == (before + 1, "programme")


@pytest.mark.parametrize("kind", SAMPLES)
def test_neither_material_nor_token_nor_refusal_prints_content(kind):
    material = SAMPLES[kind](None)
    printed = f"{material!r}{material}"
    for audience in (PUBLIC, CONVENORS):
        result = clear(material, audience=audience)
        printed += f"{result!r}{result}"
        assert isinstance(result, Cleared | Withheld)
    for word in ("-name", "-note", "-title", "-text", "original-", "的中文"):
        assert word not in printed
