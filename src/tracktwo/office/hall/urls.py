"""The addresses of a room: its console and its lists for the team, its screen and its door for everybody in it."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall import console_pages as console
from tracktwo.office.hall import debrief_pages, phone_pages, queue_pages, screen_pages
from tracktwo.office.shell.routes import Door, route

__all__ = ["urlpatterns"]

_ROOM = "office/<slug:programme>/events/<slug:key>/room/"
_DEBRIEF = "office/<slug:programme>/events/<slug:key>/debrief/"
_PHONE = "join/hall/<str:code>/"

urlpatterns = [
    route(_ROOM, console.console, who=Right.RUN_ROUND, name="hall"),
    route(f"{_ROOM}state/", console.state, who=Right.RUN_ROUND, name="hall-state"),
    route(f"{_ROOM}open/", console.start, who=Right.RUN_ROUND, name="hall-open"),
    route(f"{_ROOM}close/", console.close, who=Right.RUN_ROUND, name="hall-close"),
    route(f"{_ROOM}show/", console.show, who=Right.RUN_ROUND, name="hall-show"),
    route(f"{_ROOM}keep/", console.keep, who=Right.RUN_ROUND, name="hall-keep"),
    route(f"{_ROOM}ask/", console.ask, who=Right.RUN_ROUND, name="hall-typed"),
    route(f"{_ROOM}close-round/", console.close_round, who=Right.RUN_ROUND, name="hall-close-round"),
    route(f"{_ROOM}speakers/<slug:entry>/", console.speaker, who=Right.RUN_ROUND, name="hall-speaker"),
    route(f"{_ROOM}questions/<int:number>/", console.decide, who=Right.RUN_ROUND, name="hall-question"),
    route(f"{_ROOM}queue/", queue_pages.queue, who=Right.MODERATE, name="hall-queue"),
    route(f"{_ROOM}queue/pause/", queue_pages.pause, who=Right.MODERATE, name="hall-pause"),
    route(f"{_ROOM}queue/<int:number>/", queue_pages.settle, who=Right.MODERATE, name="hall-settle"),
    route(_DEBRIEF, debrief_pages.debrief, who=Right.RUN_ROUND, name="hall-debrief"),
    route(f"{_DEBRIEF}add/", debrief_pages.add, who=Right.RUN_ROUND, name="hall-debrief-add"),
    route(f"{_DEBRIEF}<int:number>/", debrief_pages.change, who=Right.RUN_ROUND, name="hall-debrief-line"),
    route(_PHONE, phone_pages.door, who=Door.ANYONE, name="hall-door"),
    route(f"{_PHONE}<str:language>/", phone_pages.ask, who=Door.ANYONE, name="hall-ask"),
    route(f"{_PHONE}<str:language>/sent/", phone_pages.sent, who=Door.ANYONE, name="hall-sent"),
    route("screen/<str:token>/", screen_pages.screen, who=Door.ANYONE, name="screen"),
    route("screen/<str:token>/text/", screen_pages.text, who=Door.ANYONE, name="screen-text"),
]
