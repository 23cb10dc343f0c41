"""Addresses of a participant's pages: open to anyone who has the code of a round."""

from tracktwo.office.rounds.joining import adding, cards, carrying, entering, leaving, linking
from tracktwo.office.shell.routes import Door, route

_ROUND = "join/<str:code>/"
_STEP = f"{_ROUND}<str:language>/"

urlpatterns = [
    route("join/", entering.enter, who=Door.ANYONE, name="join"),
    route(_ROUND, entering.languages, who=Door.ANYONE, name="join-round"),
    route(f"{_ROUND}badge/<str:badge>/", entering.badge, who=Door.ANYONE, name="join-badge"),
    route(f"{_STEP}side/", entering.side, who=Door.ANYONE, name="join-side"),
    route(f"{_STEP}rule/", entering.rule, who=Door.ANYONE, name="join-rule"),
    route(f"{_STEP}declined/", entering.declined, who=Door.ANYONE, name="join-declined"),
    route(f"{_STEP}earlier/", linking.earlier, who=Door.ANYONE, name="join-earlier"),
    route(f"{_STEP}organisation/", entering.organisation, who=Door.ANYONE, name="join-organisation"),
    route(f"{_STEP}practice/", cards.practice, who=Door.ANYONE, name="join-practice"),
    route(f"{_STEP}carry/", carrying.carry, who=Door.ANYONE, name="join-carry"),
    route(f"{_STEP}send/", carrying.send, who=Door.ANYONE, name="join-send"),
    route(f"{_STEP}<int:number>/", cards.card, who=Door.ANYONE, name="join-card"),
    route(f"{_STEP}add/", adding.add, who=Door.ANYONE, name="join-add"),
    route(f"{_STEP}ask/", adding.ask, who=Door.ANYONE, name="join-ask"),
    route(f"{_STEP}done/", leaving.done, who=Door.ANYONE, name="join-done"),
    route(f"{_STEP}leave/", leaving.leave, who=Door.ANYONE, name="join-leave"),
    route(f"{_STEP}return/", entering.return_, who=Door.ANYONE, name="join-return"),
    route(f"{_STEP}withdraw/", leaving.withdraw, who=Door.ANYONE, name="join-withdraw"),
    route(f"{_STEP}withdrawn/", leaving.withdrawn, who=Door.ANYONE, name="join-withdrawn"),
]
