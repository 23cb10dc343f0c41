"""The address of the balance."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.balance import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

urlpatterns = [
    route("office/<slug:programme>/balance/", pages.balance, who=Right.READ_RECORD, name="balance"),
]
