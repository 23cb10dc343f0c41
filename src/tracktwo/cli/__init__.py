"""The ``tracktwo`` command: one file per room. The office's commands load Django only when called."""

import errno
import os
import sys
from importlib import import_module

import click

from tracktwo import __version__
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["cli", "main"]

# what a write meets on a full or failing disk; the office says by itself when its data folder is full
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

# command name → where its click command lives; loaded when asked for, so `perception` never waits for Django
_COMMANDS = {
    "perception": "tracktwo.cli.perception:perception",
    "record": "tracktwo.cli.record:record",
    "terms": "tracktwo.cli.terms:terms",
    "balance": "tracktwo.cli.balance:count",
    "demo": "tracktwo.cli.office:demo",
    "new": "tracktwo.cli.office:new",
    "serve": "tracktwo.cli.office:serve",
    "link": "tracktwo.cli.office:link",
    "import": "tracktwo.cli.office:import_programme",
    "export": "tracktwo.cli.office:export_programme",
    "publish": "tracktwo.cli.publish:publish",
    "report": "tracktwo.cli.report:report",
}


class _Rooms(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- same
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Rooms)
@click.version_option(__version__, prog_name="tracktwo")
def cli() -> None:
    """Run a two-sided dialogue: the record, the rounds, and what each side thinks the other thinks."""


def main() -> None:
    """Run the command line: a refusal is one sentence on standard error and an exit code, no traceback."""
    try:
        code = cli.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        sys.exit(_refuse_output(error))
    except TrackTwoError as error:
        click.echo(f"tracktwo: {terminal_text(str(error))}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("tracktwo: stopped.", err=True)
        sys.exit(130)
    sys.exit(
        code if isinstance(code, int) else 0
    )  # a command that leaves early, as --help does, gives its code


def _refuse_output(error: OSError) -> int:
    """Return the exit code for output that cannot be written; an error of any other kind is raised again."""
    if error.errno not in _FULL:
        raise error
    # what is still waiting would fail once more as Python ends
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(f"tracktwo: The output cannot be written: {error.strerror}.", err=True)
    return 1
