"""Where a walk through a document is."""

from dataclasses import dataclass, field

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.events.drafts import Draft
from tracktwo.record.methods.scopes import Scope
from tracktwo.record.tables import Block, Blocks, Span

__all__ = ["Walk"]


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where the walk is: the events so far, the one that is open, and what holds for the next line.

    Attributes:
        blocks: the document.
        lexicon: the words the rules know.
        drafts: the events so far.
        scope: what holds for the next line; it knows which event is open.
        headings: where the headings begin that name a meeting and say when it was.
        title: the first heading that names something.
        pending: the last heading that opened nothing: the next date makes an event of it.
        columns: the side each column of the table is of.
        named: a name that stands alone, if the block before was one.
        known: the names of people met so far: a line may give one of them alone.
        coming: whether a heading above says that what follows is still to come.
    """

    blocks: Blocks
    lexicon: Lexicon
    drafts: list[Draft] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)
    headings: frozenset[int] = frozenset()
    title: Block | None = None
    pending: Block | None = None
    columns: dict[int, str] = field(default_factory=dict)
    named: Block | None = None
    known: set[str] = field(default_factory=set)
    coming: bool = False

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
        return self.drafts[-1]

    def names(self, spans: tuple[Span, ...], start: int) -> tuple[str, ...]:
        """Return names as the document prints them."""
        return tuple(" ".join(self.blocks.layer.text[start + a : start + b].split()) for a, b in spans)

    def text(self, block: Block) -> str:
        """Return a block on one line, without markup, as the rules read it."""
        return " ".join(self.blocks.text(block).split())

    def printed(self, block: Block) -> str:
        """Return a block as the document prints it, without markup."""
        masked, text = self.blocks.masked, self.blocks.layer.text
        kept = (
            text[at] if masked[at] != " " or text[at] == " " else " " for at in range(block.start, block.end)
        )
        return " ".join("".join(kept).split())
