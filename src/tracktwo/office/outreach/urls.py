"""The addresses of reaching out, for convenors; each of them reads their own side's."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.outreach import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_STAKEHOLDERS = "office/<slug:programme>/stakeholders/"
_CONTACTS = "office/<slug:programme>/contacts/"
_ONE = "<int:number>/"

urlpatterns = [
    route(_STAKEHOLDERS, pages.stakeholders, who=Right.EDIT_RECORD, name="stakeholders"),
    route(f"{_STAKEHOLDERS}new/", pages.stakeholder, who=Right.EDIT_RECORD, name="stakeholder-new"),
    route(f"{_STAKEHOLDERS}{_ONE}", pages.stakeholder, who=Right.EDIT_RECORD, name="stakeholder"),
    route(
        f"{_STAKEHOLDERS}{_ONE}delete/",
        pages.stakeholder_delete,
        who=Right.EDIT_RECORD,
        name="stakeholder-delete",
    ),
    route(_CONTACTS, pages.contacts, who=Right.EDIT_RECORD, name="contacts"),
    route(f"{_CONTACTS}new/", pages.contact, who=Right.EDIT_RECORD, name="contact-new"),
    route(f"{_CONTACTS}{_ONE}", pages.contact, who=Right.EDIT_RECORD, name="contact"),
    route(f"{_CONTACTS}{_ONE}delete/", pages.contact_delete, who=Right.EDIT_RECORD, name="contact-delete"),
]
