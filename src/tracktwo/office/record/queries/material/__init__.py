"""A programme's rows as raw material for the gate.

>>> from tracktwo.office.record.queries.material import holdings  # doctest: +SKIP
>>> [clear(material, audience=PUBLIC) for material in holdings(programme)]  # doctest: +SKIP
"""

from tracktwo.office.record.queries.material.facts import event_values
from tracktwo.office.record.queries.material.holdings import Holdings, holdings

__all__ = ["Holdings", "event_values", "holdings"]
