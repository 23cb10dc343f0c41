"""The database: the migrations say what the models are, and a new one is made at once as they would leave it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from tracktwo.office.shell.database import create_tables

pytestmark = pytest.mark.django_db
NEW = "tracktwo_made_at_once"
SCHEMA = {
    "sqlite": ("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",),
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
        # how wide Django numbers the rows of its own list of groups, which we do not use, depends on who asks
        (
            "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, "
            "is_identity FROM information_schema.columns WHERE table_schema = 'public' "
            "AND (table_name, column_name) <> ('auth_group_permissions', 'id') ORDER BY 1, 2"
        ),
        (
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"
        ),
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
    ),
}
ROWS = (
    "SELECT app, name FROM django_migrations ORDER BY app, name",
    "SELECT app_label, model FROM django_content_type ORDER BY app_label, model",
    "SELECT codename FROM auth_permission ORDER BY codename, content_type_id",
)


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Iterator[None]:
    """Another database in the place of the tests', with nothing in it."""
    tests = connections["default"]
    other = connections.create_connection("default")
    name = NEW if tests.vendor == "postgresql" else tmp_path / "new.sqlite3"
    other.settings_dict = {**tests.settings_dict, "NAME": name}
    if tests.vendor == "postgresql":
        with tests._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {NEW}")
    connections["default"] = other
    try:
        yield
    finally:
        other.close()
        connections["default"] = tests
        if tests.vendor == "postgresql":
            with tests._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {NEW}")


def found() -> dict[str, list[tuple[Any, ...]]]:
    """The answers to the questions above."""
    answers = {}
    with connection.cursor() as cursor:
        for question in (*SCHEMA[connection.vendor], *ROWS):
            cursor.execute(question)
            answers[question] = [tuple(map(in_any_order, row)) for row in cursor.fetchall()]
    return answers


def in_any_order(answer: object) -> object:
    """A table's columns and constraints in one order: where a column stands in its row says nothing."""
    if isinstance(answer, str) and answer.startswith("CREATE TABLE"):
        return sorted(re.split(r", |(?<=\") \(|\)$", answer))
    return answer


@pytest.fixture
def migrated() -> dict[str, list[tuple[Any, ...]]]:
    """What the tests' database holds, which every migration has made."""
    return found()


def test_a_new_database_is_as_the_migrations_leave_it(
    migrated: dict[str, list[tuple[Any, ...]]], nothing_yet: None
) -> None:
    create_tables()
    made = found()
    for question, rows in migrated.items():
        assert rows
        assert made[question] == rows


def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # exits where one is missing
