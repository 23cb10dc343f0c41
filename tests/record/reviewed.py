"""Two documents, in English and Chinese, that tell of one meeting and disagree; and short ways to decide."""

from record.layers import layer

from tracktwo.record import Verb, decide, propose, read_layers, replay

PAGE = """Second Lakes and Rivers Dialogue

When: 14 May 2019
Where: Harbin, China

The Willow Foundation and the Songbei Institute of Water (SIW) co-hosted a half-day meeting.
It was held under the Chatham House Rule.

Norwegian Side
SPEAKERS:
Ingrid Solheim, Director, Willow Foundation: “Ice that comes late”
Tor Nygaard, Engineer, Glomma Power AS

Chinese Side
SPEAKERS:
GU Wenbo, Professor, Songbei Institute of Water: “Two floods, one gauge”
LUAN Jing, Vice President, Heilong Waterworks Ltd

Ingrid Solheim thanked the hosts.
"""
NOTE = """第二届湖泊与河流对话

时间：2019年5月14日
地点：哈尔滨

由松北水利研究所和柳树基金会共同主办，为期一天。

发言人：
顾文博，教授，松北水利研究所：“两场洪水，一个水尺”
栾静，副总裁，黑龙水务有限公司
"""
TEXTS = {"page": PAGE, "note": NOTE}


def read(texts=None, *, judgements=()):
    """What documents say, read with what was decided about names."""
    found = TEXTS if texts is None else texts
    return read_layers([layer(text, document=name) for name, text in found.items()], judgements=judgements)


def review(decisions=(), texts=None, **more):
    """Where a review of documents stands."""
    found = TEXTS if texts is None else texts
    proposals = propose(read(found))
    return replay(proposals, decisions, texts=found, **more)


def only(items, kind, **values):
    """The one item of a kind that has some values."""
    (found,) = (
        each
        for each in items
        if each.kind == kind and all(each.values.get(name) == value for name, value in values.items())
    )
    return found


def decided(item, verb=Verb.ACCEPT, **more):
    """A decision on one thing."""
    return decide(item, verb, **{"id": "1", "by": "Lena", "at": "2024-03-01T10:00"} | more)


def all_accepted(items):
    """Everything accepted, one decision each."""
    return [decided(item, id=str(number)) for number, item in enumerate(items)]
