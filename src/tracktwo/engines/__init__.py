"""Engines: where a large table is worked through when one process is not enough.

A room says what is done with each part and how the results add up; an engine does it elsewhere. The same call, with
``engine=``, gives the same result to the last count.

>>> from tracktwo.engines import cluster  # doctest: +SKIP
>>> from tracktwo.perception import gaps
>>> with cluster(workers=2) as engine:  # doctest: +SKIP
...     result = gaps("answers.parquet", engine=engine)
"""

from tracktwo.engines.dask import DaskEngine, cluster

__all__ = ["DaskEngine", "cluster"]
