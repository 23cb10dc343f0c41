"""Every change to the record: checked whole, one transaction, one line in the audit trail."""

from tracktwo.office.record.actions.agenda import move
from tracktwo.office.record.actions.approvals import (
    approve_fact,
    approve_words,
    withdraw_fact,
    withdraw_words,
)
from tracktwo.office.record.actions.citations import cite, uncite
from tracktwo.office.record.actions.entries import Refused, Stale, create_entry, save_entry
from tracktwo.office.record.actions.erasing import erase_person, merged_keys, scrubbed
from tracktwo.office.record.actions.files import LARGEST_FILE, AddedFile, add_file, read_file
from tracktwo.office.record.actions.kinds import KindChange, NumberChange, change_kind, plan_kind_change
from tracktwo.office.record.actions.merging import judge, merge_entries
from tracktwo.office.record.actions.parting import take_apart, take_back
from tracktwo.office.record.actions.readings import confirm_reading, take_reading_back
from tracktwo.office.record.actions.removal import delete_entry, what_rests_on

__all__ = [
    "LARGEST_FILE",
    "AddedFile",
    "KindChange",
    "NumberChange",
    "Refused",
    "Stale",
    "add_file",
    "approve_fact",
    "approve_words",
    "change_kind",
    "cite",
    "confirm_reading",
    "create_entry",
    "delete_entry",
    "erase_person",
    "judge",
    "merge_entries",
    "merged_keys",
    "move",
    "plan_kind_change",
    "read_file",
    "save_entry",
    "scrubbed",
    "take_apart",
    "take_back",
    "take_reading_back",
    "uncite",
    "what_rests_on",
    "withdraw_fact",
    "withdraw_words",
]
