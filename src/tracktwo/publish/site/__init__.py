"""The pages of a public site, made from a release alone: no database, no network, no clock.

>>> from tracktwo.publish.site import plan

:func:`plan` names every file of a site; each is made when it is asked for. A page can look up what it says it shows
and nothing else, so what it tells follows from those items, and an unchanged page need not be made again.
"""

from tracktwo.publish.site.planning import plan
from tracktwo.publish.site.tables import Page

__all__ = ["Page", "plan"]
