"""The console of a room, for the facilitators: one page that fits a phone, and one form for each thing it does."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.hall import actions, queries
from tracktwo.office.hall.console import WORDS, console_of, news_of
from tracktwo.office.hall.finding import done, hall_at, question_at, scripted, sheet_at
from tracktwo.office.hall.kinds import SHOWING_WORDS, Queue, Showing
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.rounds.kinds import State
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["ask", "close", "close_round", "console", "decide", "keep", "show", "speaker", "start", "state"]


@require_safe
@scripted
def console(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show the console of a room, or how to open it."""
    sheet = sheet_at(request, key)
    hall = queries.hall_of(sheet.event)
    if hall is None or hall.closed_at is not None:
        questions = queries.questions_of(hall, *Queue) if hall else []
        page = {**WORDS, "sheet": sheet, "hall": hall, "questions": questions}
        return render(request, "hall/closed.html", page)
    return render(request, "hall/console.html", console_of(request, sheet, hall))


@require_safe
def state(request: SeatRequest, *, key: str) -> HttpResponse:
    """Tell an open console what has changed since it was loaded."""
    sheet = sheet_at(request, key)
    hall = queries.hall_of(sheet.event)
    if hall is None or hall.closed_at is not None:
        return JsonResponse({"version": 0})
    return JsonResponse(news_of(sheet, hall, at=timezone.now()))


@require_POST
def start(request: SeatRequest, *, key: str) -> HttpResponse:
    """Open the room of an event."""
    event = sheet_at(request, key).event

    def change() -> str:
        actions.open_hall(event, by=request.user)
        return _("The room is open.")

    return done(request, "hall", key, change)


@require_POST
def close(request: SeatRequest, *, key: str) -> HttpResponse:
    """Close the room; what was asked and not answered goes to the question exchange."""
    hall = hall_at(request, key)

    def change() -> str:
        carried = actions.close_hall(hall, by=request.user)
        said = [_("The room is closed; its screen and its code lead nowhere any more.")]
        if carried:
            words = ngettext(
                "%(num)s question went to the question exchange.",
                "%(num)s questions went to the question exchange.",
                carried,
            )
            said.append(words % {"num": carried})
        return " ".join(said)

    return done(request, "hall", key, change)


@require_POST
def show(request: SeatRequest, *, key: str) -> HttpResponse:
    """Put something on the screen, and say what somebody else had put there meanwhile."""
    hall = hall_at(request, key)
    what, _colon, of = request.POST.get("what", "").partition(":")
    seen = request.POST.get("seen", "")

    def change() -> str:
        if what not in set(Showing):
            raise DataError(_("There is no such thing to show; look at the console again."))
        version = int(seen) if seen.isdecimal() else 0
        shown = actions.show(hall, Showing(what), by=request.user, seen=version, of=of)
        if shown.replaced:
            words = _("%(name)s had changed the screen meanwhile (%(what)s); your choice is there now.")
            messages.warning(request, words % {"name": shown.by, "what": shown.replaced})
        return _("On the screen: %(what)s.") % {"what": SHOWING_WORDS[Showing(what)]}

    return done(request, "hall", key, change)


@require_POST
def keep(request: SeatRequest, *, key: str) -> HttpResponse:
    """Keep what stands around the screen: the round, the network, another address for it."""
    hall, posted = hall_at(request, key), request.POST

    def change() -> str:
        if "round" in posted:
            actions.choose_round(hall, posted["round"], by=request.user)
        if "wifi" in posted:
            actions.name_network(hall, posted["wifi"], by=request.user)
        if "screen" in posted:
            actions.new_screen(hall, by=request.user)
        return _("Saved.")

    return done(request, "hall", key, change)


@require_POST
def ask(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a question a facilitator typed in; it waits for the moderators like any other."""
    hall, posted, programme = hall_at(request, key), request.POST, request.seat.programme

    def change() -> str:
        language = posted.get("language", "")
        if language not in programme.languages:
            raise DataError(_("Choose the language of the question."))
        side = programme.sides.filter(key=posted.get("side", "")).first()
        actions.ask_in_hall(hall, posted.get("text", ""), language=language, side=side, by=request.user)
        return _("The question waits for a moderator to put it through.")

    return done(request, "hall", key, change)


@require_POST
def decide(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Do one thing with a question of the queue: answered, or carried over."""
    question = question_at(request, key, number)

    def change() -> str:
        match request.POST.get("what"):
            case "answered":
                actions.mark_answered(question, by=request.user)
            case "carry":
                actions.carry_over(question, by=request.user)
            case _:
                raise DataError(_("There is no such thing to do with a question; look at the queue again."))
        return _("Saved.")

    return done(request, "hall", key, change)


@require_POST
def close_round(request: SeatRequest, *, key: str) -> HttpResponse:
    """Close the round of a room; its results are worked out at once and wait for one key of each side."""
    hall = hall_at(request, key)

    def change() -> str:
        if hall.round is None or hall.round.state is not State.OPEN:
            raise DataError(_("No round is open in this room."))
        close_and_work_out(hall.round, by=request.user)
        return _("The round is closed. Its results wait for one key of each side.")

    return done(request, "hall", key, change)


@require_POST
def speaker(request: SeatRequest, *, key: str, entry: str) -> HttpResponse:
    """Keep how a speaker's name is said, and how they are addressed."""
    found = next((each for each in sheet_at(request, key).contributions if each.key == entry), None)
    if found is None:
        raise Http404

    def change() -> str:
        said, addressed = (request.POST.get(name, "") for name in ("said", "addressed"))
        actions.keep_card(found, said=said, addressed=addressed, by=request.user)
        return _("Saved.")

    return done(request, "hall", key, change)
