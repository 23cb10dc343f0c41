"""The ``tracktwo`` command: one file per room. The office's commands load Django only when called."""

import sys
from importlib import import_module

import click

from tracktwo import __version__
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["cli", "main"]

# command name → where its click command lives; loaded when asked for, so `perception` never waits for Django
_COMMANDS = {
    "perception": "tracktwo.cli.perception:perception",
    "demo": "tracktwo.cli.office:demo",
    "new": "tracktwo.cli.office:new",
    "serve": "tracktwo.cli.office:serve",
    "link": "tracktwo.cli.office:link",
    "import": "tracktwo.cli.office:import_programme",
    "export": "tracktwo.cli.office:export_programme",
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
    except TrackTwoError as error:
        click.echo(f"tracktwo: {error}", err=True)
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
