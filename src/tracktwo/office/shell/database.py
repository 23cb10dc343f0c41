"""The database at the start of a command: made, brought up to date, or refused in one sentence."""

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import Error, connection, transaction
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from django.db.migrations.state import StateApps

__all__ = ["create_tables", "in_sentences", "upgrade"]

# what a database says → what it means, and what to do
_MEANINGS: Final = {
    "not a database": "the file is damaged or not a database; put a copy of the right one in its place",
    "malformed": "the file is damaged; put a copy of the right one in its place",
    "full": "the disk is full; make room and run the command again, nothing half-done was kept",
    "readonly": "it cannot be written; make it and its folder writable, or choose another with --data",
    "unable to open": "it cannot be opened; make its folder writable, or choose another with --data",
    "disk i/o error": "the disk refused to read or write; check that it has room and is in order",
    "connection refused": "its server does not answer; start the server, or correct DATABASE_URL",
    "locked": "another program holds it; stop that program and run the command again",
}
_ABANDONED: Final = 60.0
"""Seconds without a write after which a database that was being made has nobody who makes it."""


@contextmanager
def in_sentences() -> Iterator[None]:
    """Turn what a database says when it cannot go on into a refusal with one sentence."""
    try:
        yield
    except Error as error:
        said = next(iter(str(error).splitlines()), "").strip(" .?!")
        meaning = next((words for phrase, words in _MEANINGS.items() if phrase in said.lower()), said)
        raise DataError(
            f"The database {connection.settings_dict['NAME']} cannot be used: {meaning}."
        ) from error


def upgrade(*, make: bool = True) -> None:
    """Make the database, or bring it up to date; cheap where there is nothing to do.

    Raises: DataError if a newer version made it, or it is not ours, or it cannot be used or written;
        UsageError if there is none and none is to be made, or its driver is missing.
    """
    try:
        is_file = connection.vendor == "sqlite"
    except ImproperlyConfigured as error:
        raise UsageError(
            "The database of DATABASE_URL needs a driver that is not installed; for PostgreSQL install psycopg."
        ) from error
    with in_sentences():
        if is_file:
            _prepare(Path(connection.settings_dict["NAME"]), make=make)
        executor = MigrationExecutor(connection)
        _refuse_what_is_not_ours(executor)
        if is_file:
            _try_writing()
        if not executor.loader.applied_migrations:
            create_tables()
        elif executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)


def create_tables() -> None:
    """Make an empty database as all its migrations would leave it, and note them as applied; whole or not at all.

    The tables are made as the models are now: taking every step from the first one takes ten times as long.
    """
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    with connection.schema_editor(atomic=True) as editor:
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for model in apps.get_models():
            if model._meta.can_migrate(connection):  # noqa: SLF001 -- what Django calls its documented interface
                editor.create_model(model)
        for step, _backwards in executor.migration_plan(graph.leaf_nodes(), clean_start=True):
            for operation in step.operations:
                if isinstance(operation, RunPython):
                    operation.code(cast("StateApps", apps), editor)
            recorder.record_applied(step.app_label, step.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _prepare(file: Path, *, make: bool) -> None:
    """Have a database file, and nothing beside it that an interrupted start left."""
    if not file.exists():
        if not make:
            raise UsageError(
                f"There is no database in {file.parent}; choose the office's folder with --data, "
                "or make a programme first with: tracktwo new"
            )
        _make(file)
    for left in _parts(file):
        with suppress(OSError):  # gone in the meantime, or not ours to delete: neither stops a start
            if left.stat().st_mtime < time.time() - _ABANDONED:
                left.unlink()


def _try_writing() -> None:
    """Write something and take it back: a file that can only be read is refused now, not at the first save."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE office_writable (written)")
        transaction.set_rollback(True)


def _make(file: Path) -> None:
    """Make a new database whole or not at all: beside its place, then moved there."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    connection.settings_dict["NAME"] = part
    try:
        create_tables()
        connection.close()
        if not file.exists():
            part.replace(file)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = file
        for left in _parts(file):
            if left.name.startswith(part.name):
                left.unlink(missing_ok=True)


def _parts(file: Path) -> list[Path]:
    """Return the files of databases that are being made beside this one, or were when something stopped it."""
    name = re.compile(rf"{re.escape(file.name)}\.[0-9a-f]{{8}}\.part(-wal|-shm|-journal)?")
    return [each for each in file.parent.glob("*.part*") if name.fullmatch(each.name)]


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
