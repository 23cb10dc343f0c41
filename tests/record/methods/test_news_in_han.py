"""What news in Chinese say beside the meeting: a letter read out, who edited, the round before; names are invented."""

from record.layers import layer

from tracktwo.record import read_layers

NEWS = """江城：一条河连起两座城

发布时间：2022-06-20

6月15日，第二届中芬河流与桥梁对话在湖北武汉举行。江城桥梁研究院院长李明致辞，并宣读了芬兰北方大学校长安娜·贝里的贺信。

据悉，首届对话于去年在赫尔辛基举行，第三届对话拟于明年移师图尔库。

（编辑：王芳　审核：陈东）
"""


def test_beside_the_meeting_nobody_took_part_and_two_more_are_named():
    record = read_layers([layer(NEWS)])
    assert [(each.series_no, each.date, each.city, each.status) for each in record.events] == [
        (1, "2021", "赫尔辛基", "held"),
        (2, "2022-06-15", "武汉", "held"),
        (3, "2023", "图尔库", "planned"),
    ]
    assert [each.person for each in record.contributions] == ["李明"]
