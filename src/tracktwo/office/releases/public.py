"""The published sites as plain files: the same for everybody, without cookie or session."""

from pathlib import Path
from typing import Final

from csp.constants import HEADER as POLICY
from csp.constants import NONE, SELF
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracktwo.office.releases.trees import INDEX, plain_file, public_folder
from tracktwo.publish.bundle import SITE_LANGUAGES

__all__ = ["public_file"]

_SITE: Final = {"script-src": [SELF], "form-action": [NONE]}
"""A site has one script of its own, and nothing to send."""
_FIVE_MINUTES: Final = "public, max-age=300"
"""How long a page may be kept elsewhere: what is taken down is gone from every cache soon."""


@require_safe
def public_file(request: HttpRequest, *, site: str, path: str = "") -> HttpResponse:
    """Show one file of a published site; whatever is none of its files is the same missing page."""
    root = public_folder() / site
    found = plain_file(root, path)
    if found is None:
        if plain_file(root, f"{path}/") and not path.endswith("/"):
            return HttpResponseRedirect(f"{request.path}/")
        return render(request, "releases/absent.html", status=404)
    response = HttpResponse(found.content, content_type=found.type)
    response["Cache-Control"] = _FIVE_MINUTES
    response[POLICY] = build_policy(replace=_SITE)
    language = path.partition("/")[0]
    spoken = [language] if language in SITE_LANGUAGES else _languages(root)
    response["Content-Language"] = ", ".join(spoken)
    return response


def _languages(root: Path) -> list[str]:
    """Return the languages a site is built in: files outside of any one's folder are in all of them."""
    return [tag for tag in SITE_LANGUAGES if (root / tag / INDEX).is_file()]
