"""The release for other programs: a calendar, people and bodies as Popolo, timetables; and what a page says of itself.

Everything here is made of the same items as the pages, so nothing is told that a page does not tell.
"""

from tracktwo.publish.site.exports.files import Export, described, events_named, export_files
from tracktwo.publish.site.exports.linked import linked_data

__all__ = ["Export", "described", "events_named", "export_files", "linked_data"]
