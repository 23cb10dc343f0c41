"""A report: answers to one HTML page that stands alone, prints, and says the same in both languages.

Everything on the page comes from :mod:`tracktwo.perception`; here it is only put into words, tables and order. The page
has no script, loads nothing, and its bytes depend on the answers and the settings alone. It shows exact figures, so it
is for those who may see them; what may be shown to others is the gate's business.
"""

from tracktwo.report.files import files_of
from tracktwo.report.gathering import Material, gather
from tracktwo.report.rendering import render

__all__ = ["Material", "files_of", "gather", "render"]
