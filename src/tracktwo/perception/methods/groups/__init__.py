"""Opinion groups that may cut across the sides, and whether there are any."""

from tracktwo.perception.methods.groups.search import groups, groups_of

__all__ = ["groups", "groups_of"]
