"""Pages of what the record rests on and what the programme made: documents, passages, research, media."""

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import found, one_page
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["document", "documents", "media", "passage", "research"]


def documents(request: SeatRequest) -> HttpResponse:
    """List the documents the record rests on."""
    page = one_page(request, queries.document_list(request.seat.programme))
    return render(request, "record/documents.html", {"page": page})


def document(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one document and every entry that rests on it, in the order of its text."""
    programme = request.seat.programme
    sheet = found(queries.document_sheet(programme, key))
    page = one_page(request, sheet.citations)
    about = [
        *(citation.subject for citation in page),
        *(value.conflict.subject for value in sheet.disputed),
    ]
    subjects = queries.subjects(programme, about, language=reader_language())
    context = {
        "sheet": sheet,
        "page": page,
        "subjects": subjects,
        "sources": queries.sources_of(programme, [f"document:{key}"]),
    }
    return render(request, "record/document.html", context)


def passage(request: SeatRequest, *, key: str, start: int, end: int) -> HttpResponse:
    """Show a passage in its context if the file is there, else how it can be opened."""
    programme, language = request.seat.programme, reader_language()
    sheet = found(queries.passage_sheet(programme, key, start=start, end=end, language=language))
    return render(request, "record/passage.html", {"sheet": sheet})


def research(request: SeatRequest) -> HttpResponse:
    """List the publications with the events that prompted, launched or heard them."""
    programme = request.seat.programme
    page = one_page(request, queries.publication_list(programme))
    rows = queries.publication_lines(programme, list(page), language=reader_language())
    about = [f"publication:{row.publication.key}" for row in rows]
    context = {"page": page, "rows": rows, "sources": queries.sources_of(programme, about)}
    return render(request, "record/research.html", context)


def media(request: SeatRequest) -> HttpResponse:
    """List the outlets that reported on the programme."""
    programme = request.seat.programme
    page = one_page(request, queries.media_list(programme))
    rows = queries.media_lines(programme, list(page), language=reader_language())
    about = [f"media:{row.key}" for row, _line in rows]
    context = {"page": page, "rows": rows, "sources": queries.sources_of(programme, about)}
    return render(request, "record/media.html", context)
