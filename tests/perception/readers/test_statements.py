"""The table of statements, and what its optional columns add."""

import pyarrow as pa

from tracktwo.perception.readers import StatementList, read_statements


def test_texts_are_read_where_they_are_given_in_either_language():
    table = pa.table(
        {
            "statement": ["s1", "第二项", "s3"],
            "reciprocal": [False, True, False],
            "Text_EN": ["  Data should be shared. ", "", None],
            "text_zh-Hans": ["应当共享数据。", "对方更容易。", None],
        }
    )
    assert read_statements(table) == StatementList(
        name="the table of statements",
        ids=("s1", "第二项", "s3"),
        reciprocal=frozenset({"第二项"}),
        texts={
            "s1": {"en": "Data should be shared.", "zh-Hans": "应当共享数据。"},
            "第二项": {"zh-Hans": "对方更容易。"},
        },
    )


def test_a_table_without_texts_has_none():
    table = pa.table({"statement": ["s1"], "reciprocal": ["false"], "fact": ["true"]})
    assert read_statements(table) == StatementList(
        name="the table of statements", ids=("s1",), reciprocal=frozenset(), fact=frozenset({"s1"})
    )
