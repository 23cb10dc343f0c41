"""Publishing: an approved release in, a tree of plain files out; with no database, no network and no way back.

:mod:`tracktwo.publish.bundle` is what is published and who approved it, :mod:`tracktwo.publish.site` the pages.
"""

__all__: list[str] = []
