"""The addresses of the record."""

from django.urls import URLPattern

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record import edit_urls, merge_pages
from tracktwo.office.record.bringing import urls as bringing_urls
from tracktwo.office.record.pages import aims, events, library, people, sector
from tracktwo.office.shell.routes import Page, route

__all__ = ["urlpatterns"]


def _read(pattern: str, page: Page, name: str) -> URLPattern:
    return route(f"office/<slug:programme>/{pattern}", page, who=Right.READ_RECORD, name=name)


urlpatterns = [
    _read("timeline/", events.timeline, "timeline"),
    _read("events/", events.events, "events"),
    _read("events/<slug:key>/", events.event, "event"),
    _read("conferences/<slug:key>/", events.conference, "conference"),
    _read("people/", people.people, "people"),
    _read("people/<slug:key>/", people.person, "person"),
    _read("organisations/", people.organisations, "organisations"),
    _read("organisations/<slug:key>/", people.organisation, "organisation"),
    _read("types/", sector.types, "types"),
    _read("relations/", sector.relations, "relations"),
    _read("map/", sector.sector_map, "map"),
    _read("coverage/", sector.coverage, "coverage"),
    _read("same-or-different/", merge_pages.doubles, "doubles"),
    _read("documents/", library.documents, "documents"),
    _read("documents/<slug:key>/", library.document, "document"),
    _read("documents/<slug:key>/<int:start>-<int:end>/", library.passage, "passage"),
    _read("research/", library.research, "research"),
    _read("media/", library.media, "media"),
    _read("objectives/", aims.objectives, "objectives"),
    _read("conflicts/", aims.conflicts, "conflicts"),
    *edit_urls.urlpatterns,
    *bringing_urls.urlpatterns,
]
