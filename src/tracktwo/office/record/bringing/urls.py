"""The addresses files are brought in at."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record.bringing import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

urlpatterns = [
    route("office/<slug:programme>/import/", pages.bring, who=Right.EDIT_RECORD, name="import"),
    route(
        "office/<slug:programme>/import/files/<slug:what>.csv",
        pages.sheet_template,
        who=Right.EDIT_RECORD,
        name="import-template",
    ),
]
