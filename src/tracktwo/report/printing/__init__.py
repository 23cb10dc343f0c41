"""Papers to print: structured content in; one PDF, or one page of HTML that stands alone, out.

It prints agendas, ballots and reports. Languages stand beside one another in their own fonts and direction, whatever is
printed is tagged for those who hear it read, and a character that no font has is refused by name, never a box. The
content is data: nothing in it is run, and nothing is loaded.
"""

from tracktwo.report.printing.blocks import (
    Beside,
    Block,
    Boxes,
    Definitions,
    Frame,
    Heading,
    InLanguage,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    Together,
)
from tracktwo.report.printing.page import as_page
from tracktwo.report.printing.setting import as_pdf

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
    "as_page",
    "as_pdf",
]
