"""The address of the first page of a programme."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.overview import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

urlpatterns = [
    route("office/<slug:programme>/", pages.overview, who=Right.READ_RECORD, name="overview"),
]
