"""Under which rule an event was held, and beside what."""

import re
from typing import Final

from tracktwo.record.methods.facets.manner import affirmed
from tracktwo.record.methods.scripts import over_gaps
from tracktwo.record.methods.stems import may_say, small
from tracktwo.record.tables import Said, Span

__all__ = ["find_attribution", "find_margins"]

_RULES: Final = (
    ("chatham_house", re.compile(r"\bchatham[ -]house\b|\bchr\b|查塔姆|查达姆|漆咸")),
    (
        "off_the_record",
        re.compile(
            r"\boff[- ](?:the[- ])?record\b|\bno (?:record|minutes|notes|recording)s? (?:was|were|is|are|will be|of [\w ]{1,30} (?:was|were)) (?:kept|taken|made|allowed)\b|\bin strict confidence\b|\bconfidential(?:ly)?(?: meeting| discussion| session| exchange)?\b(?! information)|\bclosed[- ]door\b[^.;]{0,40}\bno\b|\bclosed[- ]door and confidential\b|\bstrictly confidential\b|不得(?:对外)?(?:记录|公开|外传|录音)|闭门(?:会议|举行|进行|磋商|讨论|对话)?[^，。]{0,8}(?:不|保密)|严格保密|内容保密|会议保密|不对外公开|不作记录|不公开、?不(?:记录|报道|宣传|发布)|不公开发表|\b(?:not|never|nothing)\b[^.;]{0,60}\bthird part(?:y|ies)\b|\bnot (?:to )?be (?:quoted or )?passed on\b",
        ),
    ),
    (
        "not_for_attribution",
        re.compile(
            r"\b(?:not|non)[- ]for[- ](?:attribution|quotation|citation)\b|\bnon-?attributable\b|\bunattributed\b|\b(?:not|no|nor|never|nothing|neither|without)\b[^.;]{0,60}\b(?:attribut\w+|quoted|named|identified|cited|ascribed)\b(?<!without)|\b(?:no|without) (?:names?|naming|attribution|quotation|quotes)\b|\bwithout (?:saying|revealing|disclosing|identifying) (?:who|the speaker)|\banonym(?:ous|ously|ised|ized)\b|\bnon-?attribution\b|\bwithout attribution\b|\bnot to be attributed\b|不得?对外引用|不得引述|不(?:具名|署名|注明出处|点名|归于)|不指明发言者|不(?:得|可|能|应)?(?:注明|标明|列明|记录)(?:具体)?(?:发言人|发言者|姓名)|不(?:得|可|能|应)?(?:对外)?(?:引用|引述|点名|披露|透露)[^，。]{0,8}(?:姓名|身份|发言人|发言者|个人)?|匿名引用|不记名|隐去姓名",
        ),
    ),
    (
        "public",
        re.compile(
            r"\bon[- ](?:the[- ])?record\b|\bopen to (?:all|everyone|anyone|visitors|reporters|journalists)\b|\b(?:public|press|journalists|reporters|media) (?:were|was|are|is) (?:present|welcome|invited|admitted|free)\b|\bweb-?cast\b|\bbroadcast (?:live|on|by)\b|\bstreamed\b|\bfree and open\b|\bpublic (?:talk|conversation|debate|round ?table|dialogue|hearing|evening|part)\b|\bmay be quoted\b(?! by)|\bcan be quoted\b|\bopen to the (?:general )?public\b|\bopen to (?:the )?(?:press|media)\b|\bpublic(?:ly)? (?:panel|event|lecture|session|broadcast|forum|webinar|discussion|symposium|meeting|streamed|available)\b|\blive[- ]?stream(?:ed)?\b|\brecording (?:is available|via|on)\b|\b(?:video|recording)s? (?:is|are|was|were) (?:available|posted|published)\b|公开(?:讲座|论坛|活动|会议|播出|直播)|直播|面向(?:公众|社会)|(?:对|向)(?:公众|媒体|社会|市民)(?:开放|公开)|公众(?:可|均可)?(?:参加|旁听|免费)|公开举行|可公开引用|(?:免费)?对外(?:免费)?开放",
        ),
    ),
)
_BY_RULE: Final = dict(_RULES)
_CLOSED: Final = "不对外公开"
"""That nobody from outside was let in, where a rule is named beside it by which what was said may be told."""
_RULE_STEMS: Final = (
    "record",
    "attribut",
    "chatham",
    "chr",
    "confiden",
    "closed",
    "quot",
    "cit",
    "name",
    "anonym",
    "public",
    "open",
    "press",
    "journalist",
    "report",
    "media",
    "stream",
    "cast",
    "video",
    "disclos",
    "reveal",
    "identif",
    "saying",
    "ascrib",
    "third part",
    "passed on",
    "引",
    "具名",
    "注明",
    "标明",
    "列明",
    "署名",
    "点名",
    "记录",
    "公开",
    "开放",
    "保密",
    "闭门",
    "查塔姆",
    "查达姆",
    "漆咸",
    "直播",
    "公众",
    "匿名",
    "记名",
    "姓名",
    "媒体",
    "市民",
    "社会",
    "外传",
    "录音",
    "归于",
    "发言者",
)
_OCCASIONS: Final = (
    "margin",
    "sideline",
    "fringe",
    "conjunction",
    "part of",
    "during",
    "alongside",
    "back to back",
    "side event",
    "parallel",
    "coincid",
    "ahead of",
    "occasion",
    "期间",
    "间隙",
    "会期",
    "场边",
    "边会",
    "同期",
    "配套",
    "之际",
    "框架",
)
_NAME: Final = r"(?P<name>(?:\d{4} )?(?:(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w’'&-]*|\d{4})(?: |(?=[.,;:)]|$))(?:(?:of|for|on|and|the|de|du) )*){1,9}(?:\((?P<abbreviation>[A-Z]{2,8})\))?)"
_BESIDE: Final = re.compile(
    rf"\b(?:[Oo]n|[Ii]n|[Aa]t)\s+the\s+(?:margins?|sidelines?|fringes?)\s+of\s+(?:[a-z][\w -]{{0,60}}?:\s*)?(?:the\s+)?{_NAME}|\b[Ii]n conjunction with\s+(?:the\s+)?{_NAME.replace('name>', 'name2>').replace('abbreviation>', 'abbreviation2>')}"
    rf"|\b(?:as part of|part of)\s+(?:the\s+)?(?:formal\s+|official\s+)?{_NAME.replace('name>', 'name3>').replace('abbreviation>', 'abbreviation3>')}(?=agenda|programme|program)"
    rf"|\b(?:[Aa]longside|[Ii]n parallel (?:with|to)|[Bb]ack[- ]to[- ]back with)\s+(?:the\s+)?(?=[^.;,]{{0,60}}\b(?:[Ww]eek|[Cc]onference|[Ss]ummit|[Ff]orum|[Ee]xpo|[Ee]xhibition|[Cc]ongress|[Ff]air|[Aa]ssembly)\b){_NAME.replace('name>', 'name4>').replace('abbreviation>', 'abbreviation4>')}"
)
_BESIDE_PLAIN: Final = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t)\s+the\s+(?:margins?|sidelines?|fringes?)\s+of\s+[^.;]{0,120}?:\s*(?:the\s+)?"
    + _NAME
)
_BESIDE_HAN: Final = re.compile(
    r"(?:在|于|利用|作为)?(?P<name>[^，。；、\s]{3,30}?(?:大会|会议|论坛|年会|峰会|周|博览会))(?:期间|间隙|会期|的场边|场边|边会|的?(?:配套|同期|平行)(?:活动|论坛|会议))"
)

_OWN: Final = re.compile("与会|代表|嘉宾|^(?:本次|此次|在)?会议$")
"""The meeting itself, of which something is said to be during it."""


@over_gaps
def find_attribution(text: str) -> Said[str] | None:
    """Return the rule of attribution a text states, the strictest of several; None where it states none."""
    if not may_say(text, _RULE_STEMS):
        return None
    text = small(text)
    for rule in ("off_the_record", "chatham_house", "not_for_attribution", "public"):
        found = affirmed(_BY_RULE[rule], text)
        if found and not (found[0] == _CLOSED and affirmed(_BY_RULE["chatham_house"], text)):
            return Said(rule, Span(*found.span()))
    return None


@over_gaps
def find_margins(text: str) -> Said[str] | None:
    """Return the larger gathering on whose margins an event was held, by name."""
    if not may_say(text, _OCCASIONS):
        return None
    for pattern in (_BESIDE_PLAIN, _BESIDE, _BESIDE_HAN):
        found = pattern.search(text)
        if found and not (pattern is _BESIDE_HAN and _OWN.search(found["name"])):
            group = next(
                key
                for key in ("name", "name2", "name3", "name4")
                if key in found.re.groupindex and found[key]
            )
            words = found[group].rstrip(" ,")
            words = re.sub(r"\s*\([A-Z]{2,8}\)$", "", words)
            words = re.sub(r"(?:\s+(?:of|for|on|and|the|in|de|du))+$", "", words)
            return Said(words, Span(found.start(group), found.start(group) + len(words)))
    return None
