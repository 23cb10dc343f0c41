"""Write from the code what is read beside it: the reference pages, and the schemas of a release and of a bundle.

``--check`` writes nothing and fails with a sentence when a file is not current.
"""

import json
import sys
from pathlib import Path

import click

from tracktwo.cli import cli

ROOT = Path(__file__).parent.parent
SCHEMAS = "src/tracktwo/publish/bundle"


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
    from tracktwo import terms  # noqa: PLC0415 -- after the command line
    from tracktwo.perception import tables as perception  # noqa: PLC0415 -- same

    lines = ["# Tables", "", "Written by `make docs` from the specifications that validate them.", ""]
    for room in (perception, terms):
        for name in room.__all__:
            specification = getattr(room, name)
            if hasattr(specification, "document"):
                lines.extend([f"## {name}", "", specification.document().strip(), ""])
    return "\n".join(lines)


def release_schema() -> str:
    """Return the shape of a release, from the nouns it is made of."""
    from tracktwo.publish.bundle.schema import derive_content_schema  # noqa: PLC0415

    return json.dumps(derive_content_schema(), indent=1)


def bundle_schema() -> str:
    """Return the shape of a release with its approvals."""
    from tracktwo.publish.bundle.schema import derive_bundle_schema  # noqa: PLC0415

    return json.dumps(derive_bundle_schema(), indent=1)


PAGES = {
    "docs/reference/commands.md": commands,
    "docs/reference/tables.md": tables,
    f"{SCHEMAS}/release.schema.json": release_schema,
    f"{SCHEMAS}/bundle.schema.json": bundle_schema,
}


def main() -> None:
    """Write the files, or with ``--check`` say which are not current."""
    stale = []
    for name, write in PAGES.items():
        page, text = ROOT / name, write().rstrip() + "\n"
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        if "--check" in sys.argv:
            stale.append(f"{name} is not current; run: make docs")
        else:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            print(name)
    if stale:
        sys.exit("\n".join(stale))


if __name__ == "__main__":
    main()
