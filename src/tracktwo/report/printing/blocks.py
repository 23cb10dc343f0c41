"""What a printed paper is made of: blocks of text in languages, tables, pictures; no layout beyond that."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

__all__ = [
    "Beside",
    "Block",
    "Boxes",
    "Definitions",
    "Frame",
    "Heading",
    "InLanguage",
    "Listing",
    "NewPage",
    "Paper",
    "Paragraph",
    "Picture",
    "Run",
    "Table",
    "Text",
    "Together",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks alike.

    Attributes:
        text: the words; a line break stays one.
        language: its tag where it is not the language around it.
        is_strong: whether it is bold.
        link: "#anchor" of a heading or paragraph of the same paper, or an address; "" for none.
    """

    text: str
    _: KW_ONLY
    language: str = ""
    is_strong: bool = False
    link: str = ""


Text = str | Run | Sequence[str | Run]
"""Words: plain, in one run, or as several runs on one line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 follows the title, and no level is left out. ``anchor`` is where links lead."""

    text: Text
    _: KW_ONLY
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``is_quiet`` is for notes."""

    text: Text
    _: KW_ONLY
    is_quiet: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with numbers or without."""

    items: Sequence[Text]
    _: KW_ONLY
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words and what is said of each."""

    entries: Sequence[tuple[Text, Text]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its heads repeat on every page it reaches.

    Attributes:
        heads: what stands above each column.
        rows: as many cells in each as there are heads.
        caption: what the table shows.
        widths: how the columns share the width, as numbers of equal parts; by content where there are none.
    """

    heads: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    caption: Text = ""
    widths: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing.

    Attributes:
        svg: one SVG element.
        alt: the same in one sentence, for those who do not see it.
        caption: words below it.
        width: in millimetres; the whole width where it is None.
    """

    svg: str
    alt: str
    caption: Text = ""
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Boxes:
    """Empty boxes to tick by hand, each with its words, in a row."""

    labels: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks with a line around them."""

    blocks: "Sequence[Block]"


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page."""

    blocks: "Sequence[Block]"


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns of blocks side by side, such as two languages."""

    columns: "Sequence[Sequence[Block]]"


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Blocks in another language than those around them."""

    language: str
    blocks: "Sequence[Block]"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Listing
    | Definitions
    | Table
    | Picture
    | Boxes
    | Frame
    | Together
    | Beside
    | InLanguage
    | NewPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper to print on A4.

    Attributes:
        title: printed on top, and the title of the file.
        language: the tag of the language everything is in that says no other.
        blocks: the content, in order.
        day: the date in the file's metadata; without one it has none.
        notice: words on top and at the foot of every page and in the metadata, such as "SIMULATED".
        footer: words at the foot of every page, beside its number.
        authors: whom the metadata names.
        is_landscape: whether the page is wider than high.
    """

    title: str
    language: str
    blocks: Sequence[Block]
    day: date | None = None
    notice: str = ""
    footer: str = ""
    authors: Sequence[str] = ()
    is_landscape: bool = False
