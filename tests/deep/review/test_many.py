"""A review of two thousand proposals: every page in the time a reader does not notice."""

import time

import pytest
from office.review.conftest import add, read

from tracktwo.office.models import Item, Span

__all__ = ["add", "read"]

MANY = 2_000
NOTICED = 0.2


@pytest.fixture
def many(read):
    """Two thousand more people and lines, each like one that was read."""
    likes = list(Item.objects.filter(kind__in=("person", "contribution")))
    spans = {like.pk: list(like.spans.all()) for like in likes}
    made, first = [], Item.objects.count()
    for number in range(MANY):
        like = likes[number % len(likes)]
        key = f"{number:016x}"
        said = {**like.said, "key": key, "origin": key, "proposal": {**like.said["proposal"], "key": key}}
        made.append(
            Item(
                programme=like.programme, origin=key, key=key, kind=like.kind, event=like.event, place=first + number,
                title=f"{like.title} {number}", band=like.band, standing="open", outcome="new", said=said,
            )
        )  # fmt: skip
    Item.objects.bulk_create(made)
    Span.objects.bulk_create(
        Span(item=each, document_id=span.document_id, start=span.start, end=span.end, mark=span.mark)
        for number, each in enumerate(made)
        for span in spans[likes[number % len(likes)].pk]
    )
    return read.programme


@pytest.mark.deep
@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "",
        f"?at={MANY - 5:016x}",
        "?kind=person",
        "?unsure=1",
        "?document=page",
        "at-once/?kind=person",
        "decisions/",
    ],
)
def test_a_page_of_a_long_review_comes_at_once(client, sign_in, convenor, many, path, capsys):
    sign_in(client, convenor)
    assert client.get(f"/office/river/review/{path}").status_code == 200
    times = []
    for _again in range(7):
        start = time.process_time()
        client.get(f"/office/river/review/{path}")
        times.append(time.process_time() - start)
    with capsys.disabled():
        print(f"review/{path}: {1000 * min(times):.0f} ms of processor time")
    assert min(times) < NOTICED
