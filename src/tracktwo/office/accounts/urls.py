"""Addresses of sign-in, members and changes."""

from tracktwo.office.accounts import pages
from tracktwo.office.accounts.rights import Right
from tracktwo.office.shell.routes import Door, route

urlpatterns = [
    route("office/", pages.office, who=Door.ANYONE, name="office"),
    route("office/sign-in/", pages.sign_in, who=Door.ANYONE, name="sign-in"),
    route("office/sign-out/", pages.sign_out, who=Door.ANYONE, name="sign-out"),
    route("office/account/", pages.my_account, who=Door.SIGNED_IN, name="my-account"),
    route("office/<slug:programme>/released/", pages.released, who=Right.READ_RELEASED, name="released"),
]
