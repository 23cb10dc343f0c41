"""Lists of organisations: where one ends and the next begins."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.tables import Span

__all__ = ["has_noun", "read_names"]

_ITEM: Final = re.compile(
    r"(?=[\s,;；／、，・和与及])(?:(?<=[一-鿿])\s+(?=[一-鿿])|\s*(?:\s/\s|,\s*and\s+(?:the\s+)?|,\s*&\s*|,?\s+(?:and(?: also)?|together with|jointly with|along with|as well as|in (?:partnership|cooperation|collaboration) with)\s+(?:the\s+)?|\s+with\s+(?:the\s+)?(?=[A-Z])|\s+[&+]\s+|[;；]\s*(?:and\s+)?|\s*／\s*|(?<=[一-鿿])・(?=[一-鿿])|\s+[·•]\s+|,\s*(?:the\s+)?|、|，|和|与|及)\s*)"
)
_TWIN: Final = re.compile(
    r"[A-Z][\w’'.&-]*(?: [\w’'.&-]+)+[\s/（(]+(?=[一-鿿]{4})|[一-鿿]{4,}[\s/（(]+(?=[A-Z][\w’'.&-]* [A-Z])"
)
_FIELDS: Final = frozenset(
    [
        "技术",
        "科技",
        "信息",
        "生物",
        "能源",
        "农业",
        "渔业",
        "食品",
        "医药",
        "化工",
        "电力",
        "经济",
        "社会",
        "文化",
        "教育",
        "法律",
        "政策",
    ]
)
"""What bodies are of as well as called: "and" behind it may stand inside a name."""
_SMALL: Final = frozenset(
    "of for and the on in & to at de du des del della di da do dos das la le les et y e van von der für und pour para per por voor til för na w z".split()  # noqa: SIM905
)
"""Words that names of organisations hold in small letters."""
_LEGAL: Final = re.compile(
    r"(?:[a-zžú]{1,3}\.){2,5}|(?:[a-z]\.){0,3}(?:[a-z]\.?V|[a-z]G|[a-z]mbH)\.?|asbl|aisbl|vzw|asociación|ry|rf|i\.R\."
)
"""Legal forms that are written with small letters: "e.V.", "a.s.", "s.r.o.", "gGmbH"."""
_SUBJECTS: Final = re.compile(
    r"(?:(?:the|The)\s+)?(?:[A-Z][a-z]+(?:ian|ean|ese|ish|al|ern|ic)\s+)(?:[A-Z][a-z’'-]+)"
)
"""A region or a kind and one subject, which an organisation's name begins with as a rule."""
_HAN: Final = re.compile("[一-鿿]")


def read_names(text: str, span: Span, *, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the organisations of a list, each without its article; empty where one of them can be none."""
    edges = [span.start]
    for found in _ITEM.finditer(text, span.start, span.end):
        held = text[edges[-1] : found.start()]
        if held.count("(") + held.count("（") > held.count(")") + held.count("）"):
            continue
        if _parts_names(text, edges[-1], found, span.end, lexicon):
            edges += [found.start(), found.end()]
    edges.append(span.end)
    names: list[Span] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        name = _name(text, start, end)
        if name is None:
            continue
        words = text[name.start : name.end]
        if names and words in lexicon.cities and text[: name.start].rstrip().endswith((",", "，")):
            continue  # where the one before it is
        if not _HAN.search(words) and not any(word[:1].isupper() for word in words.split()):
            return ()
        if (
            words.split()[0].lower() in {"we", "it", "they", "this", "these", "our", "he", "she"}
            or len(words) > 120
        ):
            return ()
        if _is_no_organisation(words, lexicon) or code_of(words, lexicon=lexicon) is not None:
            return ()
        names.append(name)
    return tuple(names)


def _name(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;:()"))
    end = start + len(text[start:end].rstrip(" ,;:()"))
    article = re.match(r"(?:[Tt]he|[Bb]oth|[Oo]ur partners?(?: at)?(?: the)?)\s+", text[start:end])
    if article:
        start += article.end()
    joint = re.match(
        r"[和与及同、]\s*(?=[一-鿿A-Z])|(?:[一-鿿]{2,5}国|[一-鿿]{2,4})(?=[A-Z][A-Za-z]+ [A-Z])",
        text[start:end],
    )
    if joint:
        start += joint.end()
    trailing = re.search(r"\s*(?:[(（].*[)）]|[(（][^()（）]*|联合|共同|等)$", text[start:end])
    if trailing and trailing.start():
        end = start + trailing.start()
    twin = _TWIN.match(text, start, end)
    if twin:
        end = start + len(twin[0].rstrip(" /（("))
    return Span(start, end) if end > start else None


def _is_no_organisation(words: str, lexicon: Lexicon) -> bool:
    """Return whether words begin a clause of prose rather than a name."""
    plain = [word for word in re.split(r"\s+", words) if word]
    lower = sum(
        word[0].islower() and word.lower() not in _SMALL and not _LEGAL.fullmatch(word) for word in plain
    )
    return (lower > 0 and not _HAN.search(words)) or words.lower() in lexicon.functions


def _parts_names(text: str, start: int, found: re.Match[str], end: int, lexicon: Lexicon) -> bool:
    """Return whether a comma or "and" parts two organisations: "Institute of Law and Policy" is one."""
    joint = found[0].strip().lower()
    if not joint or joint in {"/", "／", "·", "•", "・"}:
        return True
    if joint in {"和", "与", "及", "、", "，"}:
        before = text[start : found.start()]
        noun = lexicon.han_organisations.at_end(before)
        return joint in {"、", "，"} or (noun is not None and noun not in _FIELDS)
    before, after = text[start : found.start()], text[found.end() : end]
    if re.match(r"(?:Co\.?,? ?)?(?:Ltd|Inc|LLC|Corp|GmbH)\b", after):
        return False
    if joint == "&" and not has_noun(before, lexicon):
        return False
    if joint.startswith((",", ";", "；", "together", "jointly", "along", "as well", "in ", "with")):
        return True
    # "and" is inside a name where what follows is the last of its subjects: "Institute of Law and Policy"
    rest = _ITEM.split(after, maxsplit=1)[0]
    subject = re.search(r"\b(?:of|for|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s*){1,3}$", before)
    if (
        subject
        and not (has_noun(rest, lexicon) and len(rest.split()) > 1)
        and not re.match(r"(?:the|The)\s", text[found.end() - 4 : found.end()])
    ):
        return False
    if not has_noun(before, lexicon) and _SUBJECTS.fullmatch(before.strip()) and has_noun(rest, lexicon):
        return False  # "European Fruit and Vegetable Traders' Federation"
    return bool(
        (rest[:1].isupper() and before.strip()[:1].isupper()) or before.strip().lower().startswith("the")
    )


def has_noun(words: str, lexicon: Lexicon) -> bool:
    """Return whether words hold a noun of an organisation."""
    each = [word.lower().strip(".,;()") for word in words.split()]
    return any(word in lexicon.organisations or word.rstrip("s") in lexicon.organisations for word in each)
