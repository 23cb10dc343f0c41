"""The pages of a public site, made from a release alone."""

from tracktwo.publish.site.tables import Page

__all__ = ["Page"]
