"""Accounts, memberships and the audit trail. Participants have no account."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracktwo.office.accounts.rights import RIGHTS, ROLE_WORDS, Right, Role

# what an audit entry says was done; an action no word is known for reads as it is kept
_ACTION_WORDS = {
    "imported": _("imported"),
    "created": _("created"),
    "edited": _("edited"),
    "deleted": _("deleted"),
    "merged": _("merged another entry into it"),
    "taken apart": _("took another entry out of it again"),
    "judgement withdrawn": _("took back what was said about two entries"),
    "judged different": _("said that two entries are different"),
    "judged unsure": _("said that nobody can say whether two entries are the same"),
    "reordered": _("changed the order"),
    "kind changed": _("changed the kind"),
    "agenda released": _("released the agenda"),
    "change of plan begun": _("gave the side's key to a change of plan"),
    "change of plan read": _("read a change of plan"),
    "change of plan taken back": _("took back or declined a change of plan"),
    "plan changed": _("changed the plan"),
    "limit ticked": _("looked at a limit for an event"),
    "limit unticked": _("took back having looked at a limit"),
    "guest changed": _("changed who is invited"),
    "looser rule wanted": _("asked for a looser rule"),
    "agreement recorded": _("wrote down an agreement to a looser rule"),
    "agreement taken back": _("took back an agreement to a looser rule"),
    "looser rule approved": _("gave the side's key to a looser rule"),
    "looser rule given up": _("gave up a looser rule"),
    "rule loosened": _("loosened a rule"),
    "file added": _("added the file"),
    "passages confirmed": _("said that the passages state the value"),
    "passages given": _("gave passages it rests on"),
    "passages taken back": _("took back passages it rested on"),
    "sides told": _("said which side documents mean"),
    "erased": _("erased a person"),
    "fact approved": _("approved for the side that a fact is known outside"),
    "fact approval withdrawn": _("took back the side's approval of a fact"),
    "words approved": _("approved words for release"),
    "words withdrawn": _("took back the approval of words for release"),
    "invited": _("invited"),
    "entered": _("set the passphrase by a personal link"),
    "issued link": _("made a new personal link"),
    "changed passphrase": _("changed the passphrase"),
    "changed role": _("changed the role"),
    "deactivated": _("put out of use"),
    "reactivated": _("put back in use"),
    "release prepared": _("prepared a release"),
    "release approved": _("approved a release for the side"),
    "release refused": _("refused a release"),
    "release published": _("published a release"),
    "wording checked": _("has read the words of a round in one language"),
    "round opened": _("opened a round"),
    "round closed": _("closed a round"),
    "corrected": _("corrected a statement that was being asked"),
    "policy made stricter": _("made the disclosure policy of a round stricter"),
    "asked again": _("made a draft that asks a round again"),
    "invitations made": _("made invitations to a round"),
    "invitation revoked": _("took back an invitation to a round"),
    "badge codes made": _("made a code of each side for badges"),
    "simulated answers added": _("added simulated answers to a round"),
    "results worked out": _("worked out the results of a round"),
    "results approved": _("gave the side's key to results of a round"),
    "results revealed": _("revealed the results of a round to both sides"),
    "own side let read": _("let the people of one side read how their side answered"),
    "result taken down": _("took down the result of a statement"),
    "answers deleted": _("deleted the answers of a round for the room only, as stated"),
    "question asked": _("asked the other side a question"),
    "question passed on": _("passed a question on to the other side"),
    "question closed": _("thanked and closed a question"),
    "question opened again": _("opened a question again"),
    "question raised": _("noted that a question was raised again"),
    "question words read": _("has read a question or an answer in one language"),
    "clarified": _("wrote a line to clarify"),
    "answer given": _("gave an answer"),
    "answer judged": _("said whether an answer answers the question"),
    "rule made stricter": _("made the rule of an answer stricter"),
    "rule set": _("set the rule of an answer"),
    "looser rule agreed": _("agreed to a looser rule for an answer"),
    "question let out": _("gave the side's key to a question that is to go outside"),
    "question kept inside": _("took the side's key to a question back"),
    "interview withdrawn": _("deleted what was said, as the person asked"),
    "passage added": _("added a passage"),
    "passage edited": _("edited a passage"),
    "passage deleted": _("deleted a passage"),
    "passage coded": _("said what a passage is about"),
    "code taken away": _("took away what a passage was said to be about"),
    "quotation allowed": _("kept that a person let their words out"),
    "gap closed": _("closed a gap"),
    "gap opened again": _("opened a gap again"),
    "ballots made": _("made ballots for a round"),
    "ballots taken back": _("took back ballots of a round"),
    "carried over": _("carried a question over into the exchange"),
    "debrief line added": _("added a line to the debrief"),
    "debrief line edited": _("edited a line of the debrief"),
    "debrief line decided": _("said whether a line of the debrief may be public"),
    "debrief line removed": _("removed a line of the debrief"),
    "evidence linked": _("linked evidence"),
    "evidence taken away": _("took evidence away"),
    "note of a side": _("wrote the note of a side"),
    "release recorded": _("recorded a speaker's release"),
    "release withdrawn": _("took back a speaker's release"),
    "room opened": _("opened the room"),
    "room closed": _("closed the room"),
    "round chosen": _("chose the round for the room"),
    "network named": _("named the wireless network of the room"),
    "screen changed": _("changed what the screen shows"),
    "screen address changed": _("gave the screen another address"),
    "speaker card kept": _("kept how a speaker is addressed"),
    "question typed in": _("typed a question in"),
    "question put through": _("put a question through"),
    "question declined": _("declined a question"),
    "question translated": _("translated a question"),
    "question answered": _("marked a question as answered"),
    "question carried over": _("carried a question over"),
    "questions paused": _("paused questions from the room"),
    "questions taken": _("let questions from the room come again"),
    "suggestions paused": _("paused what participants add"),
    "suggestions taken again": _("let participants add again"),
    "suggestion: approve": _("approved what a participant added"),
    "suggestion: revise": _("asked a participant to revise"),
    "suggestion: merge": _("merged what a participant added"),
    "suggestion: decline": _("declined what a participant added"),
    "suggestion: words changed": _("changed the words of what a participant added"),
    "participant's statement opened": _("opened a participant's statement"),
    "speakers seated": _("said for which side speakers speak"),
    "part added": _("added to a concept"),
    "part edited": _("edited part of a concept"),
    "part deleted": _("deleted part of a concept"),
    "linked": _("linked what rests on a concept"),
    "link deleted": _("took a link of a concept away"),
    "looked at": _("looked at what rests on a concept again"),
    "conditions said otherwise": _("said in other words on what a case depends"),
    "conditions let out": _("showed on what a case depends"),
    "key given": _("gave the side's key to the wording of a concept"),
}


def action_word(action: str) -> str:
    """Return what was done in the reader's language."""
    return str(_ACTION_WORDS.get(action, action))


class Account(AbstractBaseUser):
    """A person of the team: a personal link sets the passphrase once, then name and passphrase sign in.

    ``link_hash`` is the SHA-256 of the link's secret while a link is open, else empty. ``failures`` counts
    wrong passphrases since the last right one, and ``locked_until`` holds off guessing.
    """

    name = models.CharField(max_length=150, unique=True)
    language = models.CharField(max_length=35, default="en")
    theme = models.CharField(max_length=10, default="light")
    link_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An account's one seat in a programme: a role and a side. One only, so no account holds both keys."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="memberships")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role, ROLE_WORDS[role]) for role in Role])

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "programme"], name="one_seat_per_programme")
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.role}"

    def may(self, right: Right) -> bool:
        """Return whether this seat holds a right."""
        return right in RIGHTS[Role(self.role)]


class AuditEntry(models.Model):
    """One change somebody made: who, when, to what, and what it was before. Rows are only ever added.

    ``side`` is set where only that side's team may read who did it and what it was.
    """

    programme = models.ForeignKey(
        "office.Programme", null=True, on_delete=models.CASCADE, related_name="audit"
    )
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, help_text='kind and key, such as "event:changsha-2019"')
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["programme", "subject"])]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
