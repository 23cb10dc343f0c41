import gc

import pytest
from record.layers import layer

from tracktwo.record import read_layers
from tracktwo.record.methods.collecting import no_cycles_sought

PAGE = """# Second Workshop on Tides

Oslo, 4 May 2021

Chair: Anna Berg, Director, Harbour Institute
- Jan Kask, Senior Fellow, Baltic Academy: "Salt and law"
- 李明，太湖大学教授

The workshop was held on 4 May 2021. Maria Reis, Minister of Ports, spoke online.
"""


@pytest.fixture(autouse=True)
def _collector():
    gc.collect()
    yield
    gc.enable()


def test_reading_leaves_no_cycle_behind():
    read_layers([layer(PAGE)])
    gc.collect()
    gc.disable()

    people = len(read_layers([layer(PAGE)]).persons)

    assert (people, gc.collect()) == (4, 0)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_is_as_it_was_after_a_pause(was_on):
    (gc.enable if was_on else gc.disable)()

    with no_cycles_sought():
        paused = not gc.isenabled()

    assert (paused, gc.isenabled()) == (True, was_on)


@no_cycles_sought()
def _fails():
    raise ValueError("whatever")


def test_the_search_goes_on_after_what_fails():
    with pytest.raises(ValueError, match="whatever"):
        _fails()

    assert gc.isenabled()
