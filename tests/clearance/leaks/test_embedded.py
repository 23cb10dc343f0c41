"""Runs that could be base64 or hexadecimal, and each way they may be read: whole answers."""

import base64

import pytest

from tracktwo.clearance.leaks.readers.embedded import readings_of, runs_in

SAID = b"Ouyang Zhen!"
BASE64 = base64.b64encode(SAID).decode()
NOISE = b"\xff" * 12
PACKED = b"\x78\x9c" + NOISE


@pytest.mark.parametrize(
    ("run", "readings"),
    [
        (BASE64, [("base64", SAID)]),
        (f"z{BASE64}", [("base64", SAID)]),
        (f"zz{BASE64}", [("base64", SAID)]),
        (f"zzz{BASE64}", [("base64", SAID)]),
        # four letters are three bytes: nothing is read from the fifth place that was not from the first
        (f"zzzz{BASE64}", [("base64", b"\xcf<\xf3" + SAID)]),
        (BASE64[:-4], [("base64", SAID[:-3])]),
        (base64.b64encode(SAID[:-1]).decode().rstrip("="), [("base64", SAID[:-1])]),
        (base64.b64encode(SAID[:-2]).decode().rstrip("="), [("base64", SAID[:-2])]),
        (base64.b64encode(NOISE).decode(), []),
        (NOISE.hex(), []),
        # what nobody can read may be something packed
        (base64.b64encode(PACKED).decode().rstrip("="), [("base64", PACKED)]),
        (PACKED.hex(), [("hexadecimal", PACKED)]),
        (f"{SAID.hex()}", [("hexadecimal", SAID)]),
        (f"f{SAID.hex()}", [("hexadecimal", SAID)]),
        (f"ff{SAID.hex()}", [("hexadecimal", b"\xff" + SAID)]),
        (f"{SAID.hex()}f", [("hexadecimal", SAID)]),
    ],
)
def test_a_run_says_what_can_be_read_from_its_first_places_and_nothing_else(run, readings):
    found = list(readings_of(run))
    # A run of hexadecimal digits is one of base64 too, and says something by chance.
    kinds = {kind for kind, _ in readings} or {"base64", "hexadecimal"}
    assert [each for each in found if each[0] in kinds] == readings


def test_a_run_is_found_whole_however_it_is_wrapped_or_spaced():
    wrapped = f"{BASE64}\n{BASE64}\r\n\t{BASE64}=="
    assert runs_in(f"see {wrapped} here") == (BASE64, BASE64 * 3)
    spaced = " ".join(f"{byte:02x}" for byte in SAID)
    assert runs_in(spaced) == (SAID.hex(),)
    assert runs_in(", ".join(f"0x{byte:02X}" for byte in SAID)) == (SAID.hex().upper(),)
    assert runs_in("a few short words, 12 34 and no run") == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n", " \n", "\t \r\n", "\n  ", " \n\t"])
def test_a_wrapped_run_is_one_however_short_its_last_line_and_whatever_blanks_end_the_others(ending):
    for length in range(13, 40):
        run = base64.b64encode(bytes(range(65, 65 + length))).decode()
        for width in (16, 20):
            lines = [run[place : place + width] for place in range(0, len(run), width)]
            assert run.rstrip("=") in runs_in(f"see: {ending.join(lines)}")


SIGNS = [
    *" \t\n,:;+-",
    "\r\n",
    ", ",
    ": ",
    "\x0b",
    "\x0c",
    "\x1f",
    "\x85",
    "\xa0",
    "\u2003",
    "\u3000",
    "\u2028",
]


@pytest.mark.parametrize("one", SIGNS)
def test_hexadecimal_is_one_run_whatever_stands_between_its_pairs(one):
    pairs = [f"{byte:02x}" for byte in SAID]
    for other in SIGNS:
        for before in ("", "0x", "0X"):
            signs = [other if place % 2 else one for place in range(len(pairs))]
            text = "".join(f"{before}{pair}{sign}" for pair, sign in zip(pairs, signs, strict=True))
            assert SAID.hex() in runs_in(f"see {text}")
