"""Where a walk through a document is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.events.drafts import Draft
from tracktwo.record.methods.events.notes import Notes
from tracktwo.record.methods.facets import Place
from tracktwo.record.methods.scopes import Heading, Scope
from tracktwo.record.methods.scripts import on_one_line
from tracktwo.record.tables import Block, Blocks, Delivery, Entry, Said, Span
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["Column", "Lead", "Tag", "Walk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a short line below a name says: functions, a side, how somebody took part, and where the title of a talk stands."""

    functions: tuple[str, ...] = ()
    side: str | None = None
    deliveries: tuple[Delivery, ...] = ()
    title: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What the head of a column says of the cells below it.

    Attributes:
        side: whose people they are.
        functions: what these do.
        is_title: whether they give what is spoken on.
        holds_people: whether they name people.
        says: what else they give, such as a side.
    """

    side: str | None = None
    functions: tuple[str, ...] = ()
    is_title: bool = False
    holds_people: bool = False
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """When and where something was, at the head of the paragraph that tells of it.

    Attributes:
        edtf, date: the date, and where it stands.
        place: the place, if one is named.
        end: where what is told begins.
        is_dash: whether a dash parts the two, as after the dateline of the news.
    """

    edtf: str
    date: Span
    place: Said[Place] | None
    end: int
    is_dash: bool


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where the walk is: the events so far, the one that is open, and what holds for the next line.

    Attributes:
        blocks: the document.
        lexicon: the words the rules know.
        drafts: the events so far.
        scope: what holds for the next line; it knows which event is open.
        headings: where the headings begin that name a meeting and say when it was.
        numbered: those of them that are a number in a series and a title, over a date.
        bodies: where the lines begin that name an organisation and stand over its people.
        echoes: where the lines begin that say in the other script what the line above says.
        notes: footnotes that say what somebody is.
        shaped: by where they begin, people whom only the other lines of their list tell to be people.
        dated: where the entries of a list begin that each give a date, a place and a title.
        title: the first heading that names something.
        pending: the last heading that opened nothing: the next date makes an event of it.
        columns: what the head of a table says of each column.
        named: a name that stands alone, if the block before was one.
        tags: what short lines between that name and the next block say of the part they took.
        card: where the last name that is a heading of the file begins, below which all is about that person.
        labelled: whether what they do stands above that name.
        following: the block after the one that is read.
        known: the names of people met so far: a line may give one of them alone.
        last: the block before the one that is read.
        titles: by where a date alone begins an entry of a list, the line below it, which is its name.
        listing: whether the document lists meetings, each under a heading of its own over its date.
        dateline: the date at the head of the news, which "yesterday" counts from.
        here: where people met according to news that gives no day, before a word says for what.
        sides: the side of somebody at an event, by its place and the name, as first stated.
        series: what is said of all meetings before any of them is told of.
        above: the last heading over people before any event is open.
        month: the month of a heading over what is told, ``XXXX-03`` where no year is printed.
        day: where the day stands that a paragraph below such a heading begins with, what it says, and where it ends.
        years: where headings begin that are years and nothing else, over what was held in each.
        year: the last of these.
        several: what a sentence said of several meetings that are told of one by one.
        coming: whether a heading above says that what follows is still to come.
        ahead: a meeting to come that the paragraph announced: what will be done is done there.
        issue: whether the document is a newsletter, a digest or the review of a year: each heading begins a story.
        earlier: whether a heading over earlier meetings of a series stands above.
        brief: whether a heading of an issue stands above over short notes, each about something else.
        taking_turns: where the lines begin that are titles in a list of people and titles in turn.
        talk: the title that stands alone on the line before, and belongs to nobody above.
        leads: by where paragraphs begin, when and where what they tell of was, which stands at their head.
        lines: by where they begin and end, blocks on one line: each is asked for by many rules.
    """

    blocks: Blocks
    lexicon: Lexicon
    drafts: list[Draft] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)
    headings: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()
    echoes: frozenset[int] = frozenset()
    notes: Notes | None = None
    shaped: Mapping[int, Entry] = field(default_factory=dict)
    title: Block | None = None
    pending: Block | None = None
    columns: dict[int, Column] = field(default_factory=dict)
    named: Block | None = None
    tags: list[Tag] = field(default_factory=list)
    labelled: bool = False
    card: int | None = None
    following: Block | None = None
    known: set[str] = field(default_factory=set)
    last: Block | None = None
    titles: dict[int, Block] = field(default_factory=dict)
    listing: bool = False
    dateline: PartialDate | None = None
    here: Said[Place] | None = None
    sides: dict[tuple[int | None, str], str] = field(default_factory=dict)
    above: Heading | None = None
    month: str | None = None
    day: tuple[int, str, int] | None = None
    years: frozenset[int] = frozenset()
    year: Block | None = None
    several: Draft | None = None
    coming: bool = False
    ahead: Draft | None = None
    issue: bool = False
    earlier: bool = False
    brief: bool = False
    taking_turns: frozenset[int] = frozenset()
    talk: Span | None = None
    leads: Mapping[int, Lead] = field(default_factory=dict)
    series: list[Draft] = field(default_factory=list)
    lines: dict[tuple[int, int], str] = field(default_factory=dict)

    def name_alone(self, block: Block) -> None:
        """Keep a name that stands alone, for what follows may say who it is of."""
        above = self.scope.spans.get("functions") or self.scope.spans.get("session")
        self.named = block
        self.card = block.start if block.level else None
        alone = len(self.scope.functions or self.scope.session_functions) == 1
        self.labelled = (
            alone and above is not None and self.last is not None and above.start == self.last.start
        )

    @property
    def event(self) -> Draft | None:
        """The event that is open."""
        return None if self.scope.event is None else self.drafts[self.scope.event]

    def open(self, name: str, span: Span, *, level: int = 0) -> Draft:
        """Begin an event and return it."""
        self.drafts.append(Draft(name=name, span=span, level=level))
        if self.coming:
            self.drafts[-1].put("status", "planned", span, weight=0)
        self.scope.open_event(len(self.drafts) - 1)
        self.scope.is_people = self.above is not None and self.above.is_people and len(self.drafts) == 1
        return self.drafts[-1]

    def names(self, spans: tuple[Span, ...], start: int) -> tuple[str, ...]:
        """Return names as the document prints them."""
        return tuple(on_one_line(self.blocks.layer.text[start + a : start + b]) for a, b in spans)

    def text(self, block: Block) -> str:
        """Return a block on one line, without markup, as the rules read it."""
        place = block.start, block.end
        if place not in self.lines:
            self.lines[place] = on_one_line(self.blocks.text(block))
        return self.lines[place]

    def printed(self, block: Block | Span) -> str:
        """Return a block, or a stretch of the text, as the document prints it, without markup."""
        masked, text = self.blocks.masked, self.blocks.layer.text
        kept = (
            text[at] if masked[at] != " " or text[at] == " " else " " for at in range(block.start, block.end)
        )
        return on_one_line("".join(kept))
