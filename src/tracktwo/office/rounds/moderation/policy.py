"""What is asked of whatever participants add: eight lines for everybody, and a sentence to an author for each flaw."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tracktwo.office.rounds.kinds import Flaw, Suggested

__all__ = ["flaw_words", "policy_lines", "revision_words"]


def flaw_words() -> Mapping[Flaw, str]:
    """Return the lines of the policy something can go against: the reasons for declining, in order."""
    return {
        Flaw.TWO_IDEAS: _("One idea each: somebody may agree with one half only."),
        Flaw.FORM: _("A statement is something one can agree or disagree with; a question asks one thing."),
        Flaw.OFF_TOPIC: _("It belongs to what this round is about."),
        Flaw.NAMES: _("It names no person and no company, and describes none so that one would know who is meant."),
        Flaw.OFFENCE: _("It insults and threatens nobody: no people, no faith, no side."),
        Flaw.CONFIDENCE: _("It gives nothing away that was said in confidence, and nothing that is secret."),
        Flaw.REPEATS: _("It is not asked already; what says the same is merged."),
    }  # fmt: skip


def policy_lines() -> list[str]:
    """Return the policy in eight lines, for participants and moderators alike."""
    return [
        *flaw_words().values(),
        _("Moderators of both sides read it first; to decline it takes both, and a reason from this list."),
    ]


def revision_words(kind: Suggested) -> Mapping[Flaw, str]:
    """Return what an author is asked for each flaw, in the language that is active."""
    if kind is Suggested.QUESTION:
        return {
            Flaw.TWO_IDEAS: _("Thank you. Could you ask one thing only? It holds two questions."),
            **_of_both(),
            Flaw.FORM: _("Thank you. Could you write it as a question?"),
        }
    return {
        Flaw.TWO_IDEAS: _("Thank you. Could you split this into two statements? It contains two ideas."),
        **_of_both(),
        Flaw.FORM: _("Thank you. Could you write it as a statement one can agree or disagree with?"),
    }


def _of_both() -> Mapping[Flaw, str]:
    return {
        Flaw.OFF_TOPIC: _("Thank you. Could you say how this belongs to what the round is about?"),
        Flaw.NAMES: _("Thank you. Could you say it without naming or describing a person or a company?"),
        Flaw.OFFENCE: _("Thank you. Could you say it so that nobody on either side would feel insulted?"),
        Flaw.CONFIDENCE: _("Thank you. Could you leave out what may have been said in confidence?"),
        Flaw.REPEATS: _("Thank you. Something much like it is asked already. What would yours add?"),
    }
