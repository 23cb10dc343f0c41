"""Every change to the record: checked whole, one transaction, one line in the audit trail."""

from tracktwo.office.record.actions.agenda import add_items, move, release_agenda, save_agenda, timetable_of
from tracktwo.office.record.actions.approvals import (
    approve_fact,
    approve_words,
    withdraw_fact,
    withdraw_words,
)
from tracktwo.office.record.actions.citations import cite, uncite
from tracktwo.office.record.actions.entries import Refused, Stale, create_entry, save_entry
from tracktwo.office.record.actions.erasing import Texts, erase_person, merged_keys, scrub_rows, scrubbed
from tracktwo.office.record.actions.evidence import (
    EvidenceText,
    link_evidence,
    set_held_by,
    set_shared,
    unlink_evidence,
    write_side_note,
)
from tracktwo.office.record.actions.files import LARGEST_FILE, AddedFile, add_file, read_file
from tracktwo.office.record.actions.kinds import KindChange, NumberChange, change_kind, plan_kind_change
from tracktwo.office.record.actions.lessons import use_lesson
from tracktwo.office.record.actions.loosening import loosen_rule
from tracktwo.office.record.actions.merging import judge, merge_entries
from tracktwo.office.record.actions.parting import take_apart, take_back
from tracktwo.office.record.actions.permitting import record_release, withdraw_release
from tracktwo.office.record.actions.readings import confirm_reading, take_reading_back
from tracktwo.office.record.actions.removal import delete_entry, what_rests_on
from tracktwo.office.record.actions.topics import set_topics, tag, untag

__all__ = [
    "LARGEST_FILE",
    "AddedFile",
    "EvidenceText",
    "KindChange",
    "NumberChange",
    "Refused",
    "Stale",
    "Texts",
    "add_file",
    "add_items",
    "approve_fact",
    "approve_words",
    "change_kind",
    "cite",
    "confirm_reading",
    "create_entry",
    "delete_entry",
    "erase_person",
    "judge",
    "link_evidence",
    "loosen_rule",
    "merge_entries",
    "merged_keys",
    "move",
    "plan_kind_change",
    "read_file",
    "record_release",
    "release_agenda",
    "save_agenda",
    "save_entry",
    "scrub_rows",
    "scrubbed",
    "set_held_by",
    "set_shared",
    "set_topics",
    "tag",
    "take_apart",
    "take_back",
    "take_reading_back",
    "timetable_of",
    "uncite",
    "unlink_evidence",
    "untag",
    "use_lesson",
    "what_rests_on",
    "withdraw_fact",
    "withdraw_release",
    "withdraw_words",
    "write_side_note",
]
