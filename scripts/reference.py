"""Write the reference pages from the code: commands, table columns, the programme file.

``--check`` writes nothing and fails with a sentence when a page is not current.
"""

import sys
from pathlib import Path

import click

from tracktwo.cli import cli

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


def commands() -> str:
    """Return the reference of every command, from its own help."""
    lines = ["# Commands", "", "Written by `make docs` from the commands themselves.", ""]

    def describe(command: click.Command, path: tuple[str, ...], parent: click.Context | None) -> None:
        context = click.Context(
            command, info_name=path[-1], parent=parent, max_content_width=100, terminal_width=100
        )
        if parent is not None:
            lines.extend(
                [f"{'#' * len(path)} {' '.join(path)}", "", "```text", command.get_help(context), "```", ""]
            )
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                if child is not None:
                    describe(child, (*path, name), context)

    describe(cli, ("tracktwo",), None)
    return "\n".join(lines)


def tables() -> str:
    """Return the reference of every table that goes in or comes out, from its specification."""
    from tracktwo.perception import tables as perception  # noqa: PLC0415 -- after the command line

    lines = ["# Tables", "", "Written by `make docs` from the specifications that validate them.", ""]
    for name in perception.__all__:
        specification = getattr(perception, name)
        if hasattr(specification, "document"):
            lines.extend([f"## {name}", "", specification.document().strip(), ""])
    return "\n".join(lines)


PAGES = {"commands.md": commands, "tables.md": tables}


def main() -> None:
    """Write the pages, or with ``--check`` say which are not current."""
    stale = []
    for name, write in PAGES.items():
        page, text = REFERENCE / name, write().rstrip() + "\n"
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        if "--check" in sys.argv:
            stale.append(f"docs/reference/{name} is not current; run: make docs")
        else:
            REFERENCE.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            print(f"docs/reference/{name}")
    if stale:
        sys.exit("\n".join(stale))


if __name__ == "__main__":
    main()
