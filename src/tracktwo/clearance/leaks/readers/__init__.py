"""Files as the texts in them."""

from tracktwo.clearance.leaks.readers.files import View, read_file
from tracktwo.clearance.leaks.readers.packed import Unread

__all__ = ["Unread", "View", "read_file"]
