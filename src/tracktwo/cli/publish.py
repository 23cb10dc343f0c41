"""Publishing on the command line: what both sides approved becomes folders of plain files."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.office import DATA, office, programme_called, upgrade
from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["publish"]


@click.command()
@click.option(
    "--to", type=click.Path(path_type=Path), help="The folder of sites; each programme has its own inside."
)
@click.option("--programme", help="Publish this programme only. Default: every one with an approved release.")
@click.option("--back", is_flag=True, help="Publish the release before the standing one again.")
@click.option("--check-log", is_flag=True, help="Publish nothing; check that the log of decisions is whole.")
@DATA
def publish(
    *, to: Path | None, programme: str | None, back: bool, check_log: bool, data: Path | None
) -> None:
    """Publish the newest release both sides approved as plain files.

    The folder must be new, empty, or one this command made. What stands there is the old site or the new one,
    never half of one. --back is refused where the standing release took anything down.
    """
    if check_log and (to or back):
        raise UsageError("--check-log publishes nothing; leave --to and --back away.")
    if not check_log and to is None:
        raise UsageError("Say where to publish with --to, or check the log of decisions with --check-log.")
    if back and not programme:
        raise UsageError("--back needs --programme: going back is decided for one programme at a time.")
    with office(data):
        upgrade(make=False)
        if check_log:
            _check_logs(programme)
        else:
            assert to is not None
            _publish(to, programme, back=back)


def _publish(to: Path, programme: str | None, *, back: bool) -> None:
    from tracktwo.office.releases import actions
    from tracktwo.office.releases.contents import standing

    programmes = _programmes(programme)
    approved = [each for each in programmes if programme or standing(each)]
    if not approved:
        raise DataError(
            "No release of any programme here is approved by both sides yet, so there is nothing to publish."
        )
    for each in approved:
        with _told(each.key) as tell:
            release = (actions.go_back if back else actions.publish_into)(to, each, tell=tell)
        click.echo(f"Published {each.key}, release {release.number} ({release.sha256}), in {to / each.key}.")


def _check_logs(programme: str | None) -> None:
    from tracktwo.office.releases.decisions import decisions, digest, faults

    for each in _programmes(programme):
        found = faults(each)
        if found:
            raise DataError(f"The log of decisions of {each.key} is not whole: {' '.join(found)}")
        log = decisions(each)
        click.echo(
            f"{each.key}: {len(log)} decisions, each follows from the one before; last {digest(log) or 'none'}"
        )


def _programmes(key: str | None) -> "list[Programme]":
    from tracktwo.office.record.queries import programmes

    return [programme_called(key)] if key else list(programmes())


@contextmanager
def _told(programme: str) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Tell a person at a terminal how far the work is, on one line that is wiped at the end; nobody else."""
    if not sys.stderr.isatty():
        yield lambda _progress: None
        return

    def tell(progress: Mapping[str, Any]) -> None:
        pages = f" {progress['done']} of {progress['of']}" if "of" in progress else ""
        sys.stderr.write(f"\r\x1b[K{programme}: {progress['step']}{pages}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
