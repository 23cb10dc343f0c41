"""What stands above the languages: the choice of one, the page for a wrong address, style and mark."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tracktwo.publish.site.engine import ASSETS, render
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.tables import Page
from tracktwo.vocabulary.languages import choose, direction, endonym, words

__all__ = ["front_files"]


def front_files(shelf: Shelf) -> Iterator[Page]:
    """Return the files above the languages."""
    for name in ("index.html", "404.html"):
        yield Page(
            path=name,
            shows=(shelf.programme,),
            inputs=[
                name,
                shelf.digests[shelf.programme],
                list(shelf.content.languages),
                shelf.content.is_demo,
            ],
            render=partial(_front, shelf, template="front.html" if name == "index.html" else "lost.html"),
        )
    for name in ("style.css", "mark.svg"):
        yield Page(path=name, shows=(), inputs=[name], render=(ASSETS / name).read_bytes)


def _front(shelf: Shelf, *, template: str) -> bytes:
    told = shelf[shelf.programme]
    return render(
        template,
        {
            "language": shelf.content.languages[0],
            "languages": [_language(shelf, tag) for tag in shelf.content.languages],
            "is_demo": shelf.content.is_demo,
            "name": choose(told.get("name", {}), language=shelf.content.languages[0])[1],
        },
    ).encode()


def _language(shelf: Shelf, tag: str) -> dict[str, Any]:
    told = shelf[shelf.programme]
    gettext = words(tag).gettext
    name, notice, contact = (
        choose(told.get(field, {}), language=tag) for field in ("name", "notice", "contact")
    )
    return {
        "tag": tag,
        "direction": direction(tag),
        "endonym": endonym(tag),
        "name": name,
        "notice": notice,
        "contact": contact,
        "contact_label": gettext("Contact"),
        "lost": gettext("There is no such page."),
        "advice": gettext(
            "It may have been taken down, or the address may be wrong. Start again from the first page."
        ),
        "colon": gettext(": "),
    }
