"""``tracktwo record read``: what documents say of events and of who took part, as proposals with their passages."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from tracktwo.cli.writing import write_files
from tracktwo.record import Contribution, Event, Reading
from tracktwo.record import read as read_documents
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, Words, words

__all__ = ["read"]


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--json",
    "target",
    metavar="OUT",
    help="Write everything to this file as JSON, anew if it is there; - prints it.",
)
@click.option("--report", is_flag=True, help="Tell in words what was read, with --json too.")
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    default="en",
    show_default=True,
    help="Of the words.",
)
def read(*, files: tuple[str, ...], target: str | None, report: bool, language: str) -> None:
    """Read documents of one programme and show what they say: events, who took part, and where they disagree.

    Nothing is decided and nothing is kept: these are proposals. In JSON, offsets count characters of each document's
    text from 0, and every quote is the text at its place.
    """
    reading = read_documents(files)
    content = json.dumps(reading.to_dict(), ensure_ascii=False, indent=1)
    if target == "-":
        click.echo(content)
    elif target is not None:
        write_files({Path(target): (content + "\n").encode()}, force=True)
    if target is None or report:
        text = words(language)
        click.echo("\n".join(map(terminal_text, _lines(reading, text))), err=target == "-")


def _lines(reading: Reading, text: Words) -> Iterable[str]:
    of_event: dict[str, list[Contribution]] = {}
    for line in reading.contributions:
        of_event.setdefault(line.event, []).append(line)
    for event in reading.events:
        yield from _event(event, of_event.get(event.id, []), text)
        yield ""
    names = {event.id: event.name for event in reading.events}
    for conflict in reading.conflicts:
        yield text.gettext("Documents disagree about {event}: {field} is {one} or {other}.").format(
            event=names[conflict["event"]],
            field=conflict["field"],
            one=conflict["values"][0],
            other=conflict["values"][1],
        )
    events = text.ngettext("{count} event", "{count} events", len(reading.events)).format(
        count=len(reading.events)
    )
    parts = text.ngettext("{count} contribution", "{count} contributions", len(reading.contributions))
    yield text.gettext("{events}, {contributions}. These are proposals; somebody decides on each.").format(
        events=events, contributions=parts.format(count=len(reading.contributions))
    )


def _event(event: Event, lines: list[Contribution], text: Words) -> Iterable[str]:
    place = ", ".join(filter(None, (event.city, event.country)))
    yield " · ".join(filter(None, (event.date, event.name, place, event.mode, event.status)))
    if event.attribution != "unstated":
        yield "    " + text.gettext("Rule: {rule}").format(rule=event.attribution)
    if event.hosts:
        yield "    " + text.gettext("Hosts: {names}").format(names=text.gettext("; ").join(event.hosts))
    for line in lines:
        post = ", ".join((*line.roles, *line.orgs))
        told = [line.side or "?", line.person, post, "/".join(line.functions), line.title]
        yield "    " + " · ".join(filter(None, told))
