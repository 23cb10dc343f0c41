"""The database at the start of a command: made, brought up to date, or refused in one sentence."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.apps import apps
from django.core.management import call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from tracktwo.vocabulary.errors import DataError

__all__ = ["in_sentences", "upgrade"]

# what a database says → what it means, and what to do
_MEANINGS: Final = {
    "not a database": "the file is damaged or not a database; put a copy of the right one in its place",
    "malformed": "the file is damaged; put a copy of the right one in its place",
    "full": "the disk is full; make room and run the command again, nothing half-done was kept",
    "readonly": "it cannot be written; make its folder writable, or choose another with --data",
    "unable to open": "it cannot be opened; make its folder writable, or choose another with --data",
    "disk i/o error": "the disk refused to read or write; check that it has room and is in order",
    "locked": "another program holds it; stop that program and run the command again",
}


@contextmanager
def in_sentences() -> Iterator[None]:
    """Turn what a database says when it cannot go on into a refusal with one sentence."""
    try:
        yield
    except Error as error:
        said = str(error).strip()
        meaning = next((words for phrase, words in _MEANINGS.items() if phrase in said.lower()), said)
        raise DataError(
            f"The database {connection.settings_dict['NAME']} cannot be used: {meaning}."
        ) from error


def upgrade() -> None:
    """Make the database, or bring it up to date; cheap where there is nothing to do.

    Raises: DataError if a newer version made it, or it is not ours, or it cannot be used.
    """
    with in_sentences():
        file = Path(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite" and not file.exists():
            _make(file)
        executor = MigrationExecutor(connection)
        _refuse_what_is_not_ours(executor)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)


def _make(file: Path) -> None:
    """Make a new database whole or not at all: beside its place, then moved there."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    connection.settings_dict["NAME"] = part
    try:
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        if not file.exists():
            part.replace(file)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = file
        part.unlink(missing_ok=True)


def _refuse_what_is_not_ours(executor: MigrationExecutor) -> None:
    applied = set(executor.loader.applied_migrations)
    tables = set(connection.introspection.table_names()) - {"django_migrations"}
    name = connection.settings_dict["NAME"]
    elsewhere = "choose another folder with --data"
    if {app for app, _name in applied} - {app.label for app in apps.get_app_configs()} or (
        tables and not applied
    ):
        raise DataError(f"The database {name} was made by another program; {elsewhere}.")
    unknown = sorted(step for app, step in applied - set(executor.loader.disk_migrations) if app == "office")
    if unknown:
        raise DataError(
            f"The database {name} was made by a newer TrackTwo (it has {unknown[-1]}); "
            f"install that version, or {elsewhere}."
        )
