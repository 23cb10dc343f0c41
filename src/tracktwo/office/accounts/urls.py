"""Addresses of signing in, one's own account, the team and its changes."""

from tracktwo.office.accounts import pages
from tracktwo.office.accounts.rights import Right
from tracktwo.office.shell.routes import Door, route

_MEMBER = "office/<slug:programme>/members/<int:number>/"

urlpatterns = [
    route("office/sign-in/", pages.sign_in, who=Door.ANYONE, name="sign-in"),
    route("office/enter/<str:token>/", pages.enter, who=Door.ANYONE, name="enter"),
    route("office/sign-out/", pages.sign_out, who=Door.SIGNED_IN, name="sign-out"),
    route("office/account/", pages.my_account, who=Door.SIGNED_IN, name="my-account"),
    route(
        "office/account/passphrase/", pages.change_passphrase, who=Door.SIGNED_IN, name="change-passphrase"
    ),
    route("office/<slug:programme>/released/", pages.released, who=Right.READ_RELEASED, name="released"),
    route("office/<slug:programme>/members/", pages.members, who=Right.MANAGE_ACCOUNTS, name="members"),
    route(_MEMBER, pages.member, who=Right.MANAGE_ACCOUNTS, name="member"),
    route(f"{_MEMBER}link/", pages.member_link, who=Right.MANAGE_ACCOUNTS, name="member-link"),
    route(f"{_MEMBER}active/", pages.member_active, who=Right.MANAGE_ACCOUNTS, name="member-active"),
    route("office/<slug:programme>/changes/", pages.audit, who=Right.READ_AUDIT, name="audit"),
]
