"""From results to pictures: rows, labels and words for the figures of ``tracktwo.figures``, in either language.

Every function takes a result and returns :class:`~tracktwo.figures.Figure`, the same facts three times: drawn, as a
table, as a sentence. A notebook shows results through here, too. No picture names or places a participant.
"""

from tracktwo.perception.pictures.areas import areas_of, draw_agreement
from tracktwo.perception.pictures.changes import draw_change, guessed_twice, most_changed_first, own_twice
from tracktwo.perception.pictures.groups import groups_in_words, table_of_groups
from tracktwo.perception.pictures.labels import Texts, plain, side_labels, told
from tracktwo.perception.pictures.mirrors import draw_mirror, mirror_images
from tracktwo.perception.pictures.notebook import PICTURED
from tracktwo.perception.pictures.overview import (
    overview_in_words,
    table_of_itself,
    table_of_ranking,
    table_of_readings,
)
from tracktwo.perception.pictures.rows import draw_gaps, own_view, widest_first

__all__ = [
    "PICTURED",
    "Texts",
    "areas_of",
    "draw_agreement",
    "draw_change",
    "draw_gaps",
    "draw_mirror",
    "groups_in_words",
    "guessed_twice",
    "mirror_images",
    "most_changed_first",
    "overview_in_words",
    "own_twice",
    "own_view",
    "plain",
    "side_labels",
    "table_of_groups",
    "table_of_itself",
    "table_of_ranking",
    "table_of_readings",
    "told",
    "widest_first",
]
