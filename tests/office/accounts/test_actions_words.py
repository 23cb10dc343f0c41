"""Whatever the office keeps in its trail is told in words, in every language of the office."""

import ast
import itertools

from tracktwo.office.accounts.models import action_word

KEEPERS = {"_keep", "_log", "_note", "_record", "note", "record_change"}
"""What keeps a line of the trail: the action is a keyword there, or the first text that is given."""


def actions_kept(repository):
    for file in (repository / "src/tracktwo/office").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and getattr(call.func, "attr", getattr(call.func, "id", "")) in KEEPERS
            ):
                given = [each.value for each in call.keywords if each.arg == "action"] or call.args
                texts = (each.value for each in given if isinstance(each, ast.Constant))
                yield from itertools.islice((each for each in texts if isinstance(each, str)), 1)


def test_every_action_that_is_kept_has_words(repository):
    said = set(actions_kept(repository))
    assert len(said) > 60, len(said)
    assert sorted(each for each in said if action_word(each) == each and " " in each) == []
