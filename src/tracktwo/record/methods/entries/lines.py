"""The grammar of a line that names people: markers before, name, post, functions, a talk's title, how they took part.

A line has several readings; the one that fits best is kept. Nothing is read from a line that has no name in it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.names import NameFound, name_at, skip_honorifics
from tracktwo.record.methods.entries.posts import has_post, read_post, role_before
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["functions_in", "read_entries"]

_QUOTED: Final = re.compile(
    r"[“\"„«](?P<a>[^“”\"„«»\n]{3,300})[”\"»]|‘(?P<b>[^‘’\n]{8,300})’|「(?P<c>[^」\n]{2,150})」|『(?P<d>[^』\n]{2,150})』|《(?P<e>[^》\n]{2,150})》|“(?P<f>[^”]{3,300})”"
)
_INTERVIEWER: Final = re.compile(
    r",?\s*\(?(?:interviewed by|in conversation with|in dialogue with)\s+|[,，]?\s*(?:采访人|对谈)[:：]\s*",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\s*(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s*(?:-|–|—|to|至|~)\s*\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?)?|(?:上午|下午)?\d{1,2}[:：]\d{2}(?:\s*[-–—~至]\s*\d{1,2}[:：]\d{2})?)\s*[:|–—-]?\s*",
    re.IGNORECASE,
)
_DELIVERIES: Final = (
    (
        re.compile(
            r"\bpre-?recorded\b|\brecorded (?:message|video|remarks)\b|\bvideo message\b|预录|录播|视频致辞",
            re.IGNORECASE,
        ),
        Delivery.PRE_RECORDED,
    ),
    (
        re.compile(
            r"\b(?:via|by|through|over) (?:live )?(?:video|zoom|videoconference|video ?link|video ?conference|phone|telephone|teams|webex)\b|\b(?:joining |participating )?(?:remotely|online|virtually)\b|[(（]\s*(?:remote|virtual|online|video)\s*[)）]|线上|远程|视频连线|连线",
            re.IGNORECASE,
        ),
        Delivery.REMOTE,
    ),
    (
        re.compile(r"\bin[ -]person\b|[(（]\s*(?:on site|onsite|on-site)\s*[)）]|现场|线下", re.IGNORECASE),
        Delivery.IN_PERSON,
    ),
)
_BRACKET: Final = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_COLON: Final = re.compile(r"\s*[:：]\s*")
_DASH: Final = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*——\s*")
_AND: Final = re.compile(r"\s+(?:and|with)\s+|\s*;\s*(?:and\s+)?|；")
_HAN: Final = re.compile(r"[一-鿿]")
_FUNCTION_PARTS: Final = re.compile(r"\s*(?:,|;|/|&|\band\b|、|和|及|与|暨)\s*")
_FUNCTION_SMALL: Final = re.compile(
    r"^(?:the|a|an|by|session|panel|of the session|of the panel)\s+|\s+(?:by|session|panel)$", re.IGNORECASE
)
_TITLE_WORDS: Final = 3
_LEAST: Final = 0.45


class _Parts(NamedTuple):
    """What a line says beside who: blanked from its text, so that the rest is name and post."""

    text: str
    title: Span | None
    interviewer: Span | None
    delivery: tuple[Delivery, ...]
    functions: tuple[str, ...]
    country: str | None


def functions_in(words: str, *, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return the codes of a phrase that names functions and nothing else: "Opening and Closing Remarks"; None for others."""
    found: list[str] = []
    parts = [
        part
        for part in _FUNCTION_PARTS.split(" ".join(words.split()).strip(" :：.-–—()（）").lower())
        if part
    ]
    for part in parts:
        code = _function(part, lexicon)
        if code is None:
            return None
        if code not in found:
            found.append(code)
    return tuple(found) if found else None


def _function(phrase: str, lexicon: Lexicon) -> str | None:
    for form in (phrase, phrase.rstrip("s"), phrase.rstrip("()s"), _FUNCTION_SMALL.sub("", phrase)):
        code = lexicon.functions.get(form) or lexicon.functions.get(form.rstrip("s"))
        if code:
            return code
    return None


def read_entries(text: str, *, lexicon: Lexicon, expected: bool) -> tuple[Entry, ...]:
    """Return the people a line names.

    Args:
        text: masked text of one block, spans are places in it.
        lexicon: the words the rules know.
        expected: whether the line stands under a heading of people, so that a bare name is enough.

    Returns: one entry for each person, in the order of the line; empty where it names none.
    """
    flat = text.replace("\n", " ").replace("\t", " ")
    time = _TIME.match(flat)
    start = time.end() if time else 0
    readings = [
        entries
        for reading in (_plain_reading, _marked_reading, _titled_reading, _housed_reading)
        if (entries := reading(flat, start, lexicon, expected))
    ]
    if not readings:
        return ()
    best = max(
        readings, key=lambda entries: (sum(each.score for each in entries) / len(entries), len(entries))
    )
    return tuple(best) if min(each.score for each in best) >= _LEAST else ()


def _plain_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: FBT001 -- one of three alike
    """Read ``NAME, post: functions "title" (…)``, several joined by "and"."""
    return list(_people(flat, Span(start, len(flat)), (), None, lexicon, expected=expected))


def _marked_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: ARG001, FBT001
    """Read ``Moderator: NAME, …`` and ``Opening remarks – NAME, …``, also several markers one after the other."""
    functions: tuple[str, ...] = ()
    marked = False
    while True:
        cut = next(
            (
                found
                for found in re.finditer(
                    r"\s*[:：]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s+by\s+(?=[A-Z])", flat[start : start + 90]
                )
            ),
            None,
        )
        if cut is None:
            break
        head = flat[start : start + cut.start()]
        codes = functions_in(head, lexicon=lexicon)
        if codes is None and " ".join(head.lower().split()).strip(" :：") in lexicon.people_heads:
            codes, marked = (), True
        if codes is None:
            break
        functions += tuple(code for code in codes if code not in functions)
        start += cut.end()
    if not functions and not marked:
        return []
    return list(_people(flat, Span(start, len(flat)), functions, None, lexicon, expected=True))


def _housed_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: FBT001
    """Read ``ABBR: NAME (post)``: an organisation and who is there for it."""
    cut = _COLON.search(flat, start, min(len(flat), start + 70))
    if (
        cut is None
        or not has_post(flat, start, cut.start(), lexicon=lexicon)
        or name_at(flat, start, lexicon=lexicon)
    ):
        return []
    house = Span(start, cut.start())
    people = list(_people(flat, Span(cut.end(), len(flat)), (), None, lexicon, expected=expected))
    return [
        replace(each, post=replace(each.post, organisations=(*each.post.organisations, house)))
        for each in people
    ]


def _titled_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: ARG001, FBT001
    """Read ``"title" – NAME, post`` and ``Title words: NAME, post``."""
    quoted = _QUOTED.match(flat, start)
    if quoted:
        title = Span(*quoted.span(quoted.lastgroup or 0))
        rest = re.compile(r"[\s,:：–—.-]*(?:by\s+|presented by\s+)?").match(flat, quoted.end())
        assert rest is not None
        return list(_people(flat, Span(rest.end(), len(flat)), (), title, lexicon, expected=True))
    for cut in re.finditer(r"\s+[-–—]\s+|\s*[–—]\s*|\s*[:：]\s*|\s*\|\s*", flat[start:]):
        head = flat[start : start + cut.start()]
        if len(head.split()) >= _TITLE_WORDS or len(_HAN.findall(head)) > 4:
            after = Span(start + cut.end(), len(flat))
            if (
                has_post(flat, after.start, after.end, lexicon=lexicon)
                and name_at(flat, start, lexicon=lexicon) is None
            ):
                found = list(
                    _people(flat, after, (), Span(start, start + cut.start()), lexicon, expected=False)
                )
                if found:
                    return found
    return []


def _people(
    flat: str, span: Span, functions: tuple[str, ...], title: Span | None, lexicon: Lexicon, *, expected: bool
) -> Iterator[Entry]:
    parts = _parts(flat, span, lexicon)
    shared = title or parts.title
    own = functions + tuple(code for code in parts.functions if code not in functions)
    pieces = list(_split_people(parts.text, span, lexicon))
    for place, piece in enumerate(pieces):
        entry = _person(parts.text, piece, lexicon, expected=expected or len(pieces) > 1)
        if entry is None:
            return
        last = place == len(pieces) - 1
        entry_functions = entry.functions + tuple(code for code in own if code not in entry.functions)
        score = entry.score + (0.2 if entry_functions or shared else 0.0)
        yield Entry(
            line=Span(0, len(flat)) if len(pieces) == 1 else piece,
            person=entry.person,
            post=entry.post,
            functions=entry_functions,
            title=shared,
            delivery=parts.delivery if last or len(pieces) == 1 else (),
            interviewer=parts.interviewer,
            country=entry.country or parts.country,
            score=min(1.0, score),
        )


def _parts(flat: str, span: Span, lexicon: Lexicon) -> _Parts:
    """Take title, interviewer, delivery and functions out of a line."""
    text, title, interviewer = flat, None, None
    for quoted in _QUOTED.finditer(flat, span.start, span.end):
        inner = Span(*quoted.span(quoted.lastgroup or 0))
        words = flat[inner.start : inner.end]
        if len(words.split()) > 1 or len(_HAN.findall(words)) > 3:
            title = title or inner
            text = _blanked(text, *quoted.span())
    asked = _INTERVIEWER.search(text, span.start, span.end)
    if asked:
        name = name_at(text, asked.end(), lexicon=lexicon)
        if name:
            interviewer = name.span
            text = _blanked(text, asked.start(), span.end)
    delivery: list[Delivery] = [Delivery.INTERVIEW] if interviewer else []
    for pattern, code in _DELIVERIES:
        found = pattern.search(text, span.start, span.end)
        if found:
            delivery.append(code)
            bracket = next(
                (
                    each
                    for each in _BRACKET.finditer(text, span.start, span.end)
                    if each.start() <= found.start() < each.end()
                ),
                None,
            )
            text = _blanked(text, *(bracket or found).span())
    text, country, functions = _brackets(text, span, lexicon)
    text, more = _tail_functions(text, span, lexicon)
    functions += tuple(code for code in more if code not in functions)
    if title is None:
        text, title = _unquoted_title(text, span, lexicon)
    return _Parts(text, title, interviewer, tuple(delivery), functions, country)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _brackets(text: str, span: Span, lexicon: Lexicon) -> tuple[str, str | None, tuple[str, ...]]:
    """Take brackets that hold a function or a country out of a line."""
    country: str | None = None
    functions: tuple[str, ...] = ()
    for found in _BRACKET.finditer(text, span.start, span.end):
        inner = found[1].strip()
        codes = functions_in(inner, lexicon=lexicon)
        named = code_of(inner, lexicon=lexicon)
        if codes:
            functions += tuple(code for code in codes if code not in functions)
            text = _blanked(text, *found.span())
        elif named:
            country = named
            text = _blanked(text, *found.span())
    last = re.search(r"[,，]\s*([^,，()]{2,40})\s*$", text[span.start : span.end])
    if country is None and last and (named := code_of(last[1], lexicon=lexicon)) and not last[1].islower():
        country = named
        text = _blanked(text, span.start + last.start(), span.end)
    return text, country, functions


def _tail_functions(text: str, span: Span, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """Take functions at the end of a line out of it: ``…: Opening and Closing Remarks``."""
    cuts = list(re.finditer(r"\s*[:：]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s*[,，]\s*", text[span.start : span.end]))
    for cut in cuts:
        tail = text[span.start + cut.end() : span.end]
        codes = functions_in(tail, lexicon=lexicon) if tail.strip() else None
        if codes and not (cut[0].strip() in {",", "，"} and tail.strip().lower() in lexicon.roles):
            return _blanked(text, span.start + cut.start(), span.end), codes
    return text, ()


def _unquoted_title(text: str, span: Span, lexicon: Lexicon) -> tuple[str, Span | None]:
    """Take a title after a colon out of a line: ``NAME, post: What we learnt from …``."""
    for found in _COLON.finditer(text, span.start, span.end):
        tail = text[found.end() : span.end].rstrip()
        if (len(tail.split()) >= _TITLE_WORDS or len(_HAN.findall(tail)) > 5) and name_at(
            text, span.start, lexicon=lexicon
        ):
            if name_at(text, found.end(), lexicon=lexicon) and has_post(
                text, found.end(), span.end, lexicon=lexicon
            ):
                return text, None
            return _blanked(text, found.start(), span.end), Span(found.end(), found.end() + len(tail))
    return text, None


def _split_people(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the stretches of a line that each begin with a name and hold what belongs to it."""
    pieces = list(_han_list(text, span))
    if len(pieces) > 1 and all(_person(text, piece, lexicon, expected=True) for piece in pieces):
        yield from pieces
        return
    bare = list(_bare_names(text, span, lexicon))
    if len(bare) > 1:
        yield from bare
        return
    start = span.start
    for found in _AND.finditer(text, span.start, span.end):
        if found.start() <= start:
            continue
        if _begins_person(
            text, found.end(), span.end, lexicon, listed=found[0].strip() in {";", "；"}
        ) and name_at(text, start, lexicon=lexicon):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, span.end)


def _bare_names(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the names of a list that holds nothing but names: ``Anna Berg, Jan Kask and LI Na``."""
    found = [
        Span(span.start + each.start(), span.start + each.end())
        for each in re.finditer(r"(?:(?!,|;|、|，|\sand\s|\s&\s).)+", text[span.start : span.end])
        if each[0].strip(" .。")
    ]
    for piece in found:
        words = text[piece.start : piece.end]
        start = piece.start + len(words) - len(words.lstrip())
        name = name_at(text, start, lexicon=lexicon)
        if name is None or name.score < 0.6 or text[name.span.end : piece.end].strip(" .。"):
            return
    yield from found


def _han_list(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a Chinese list, which commas of lists and semicolons part."""
    if _HAN.search(text, span.start, span.end):
        for found in re.finditer(r"[^、；;。]+", text[span.start : span.end]):
            yield Span(span.start + found.start(), span.start + found.end())


def _begins_person(text: str, start: int, end: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """Return whether somebody else begins here: a title of address, or a name with a post after it."""
    if skip_honorifics(text, start, lexicon=lexicon) > start:
        return name_at(text, start, lexicon=lexicon) is not None
    name = name_at(text, start, lexicon=lexicon)
    if name is None or name.score < 0.6:
        return False
    after = text[name.span.end : end].lstrip()
    return (
        not after
        or listed
        or (after[0] in ",;:(（，；–—-" and has_post(text, name.span.end, end, lexicon=lexicon))
    )


def _person(text: str, span: Span, lexicon: Lexicon, *, expected: bool) -> Entry | None:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip(" \t,;:–—-•·"))
    end = span.start + len(content.rstrip(" \t,;:–—-"))
    if start >= end:
        return None
    titled = _after_post(text, span, Span(start, end), lexicon)
    if titled is not None:
        return titled
    name = name_at(text, start, lexicon=lexicon)
    if name is None and expected:
        name = _any_han_name(text, start, end, lexicon)
    if name is None:
        return _name_last(text, Span(start, end), lexicon)
    after = text[name.span.end : end].lstrip()
    rest = name.span.end
    post, country = Post(), None
    if after:
        if not (
            after[0] in ",;:(（，；、–—-|/·" or re.match(r"(?:of|from|at)\s", after) or _HAN.match(after)
        ):
            return None
        bracket = _BRACKET.match(text, rest)
        if bracket:
            country = code_of(bracket[1].strip(), lexicon=lexicon)
            inner = " " * len(bracket[1]) if country else bracket[1]
            text = text[: bracket.start(1) - 1] + "," + inner + "," + text[bracket.end(1) + 1 :]
        post = read_post(text, rest, end, lexicon=lexicon)
    known = bool(post.roles) or has_post(text, rest, end, lexicon=lexicon)
    score = name.score * 0.6 + (0.35 if known else 0.1 if after else 0.0) + (0.2 if expected else 0.0)
    if not after and not expected:
        return None
    if after and not known and not expected and country is None:
        return None
    return Entry(line=span, person=name.span, post=post, country=country, score=score)


def _after_post(text: str, line: Span, span: Span, lexicon: Lexicon) -> Entry | None:
    """Read ``Secretary-General Karin Ek, …``: a post before the name, which is no mere form of address."""
    before = role_before(text, span.start, min(span.end, span.start + 60), lexicon=lexicon)
    if (
        before is None
        or before.end + 1 >= span.end
        or text[before.start : before.end].lower() in lexicon.honorifics
    ):
        return None
    named = name_at(text, before.end + 1, lexicon=lexicon)
    if named is None or named.span.start != skip_honorifics(text, before.end + 1, lexicon=lexicon):
        return None
    if ":" in text[before.start : named.span.start]:
        return None
    entry = _person(text, Span(named.span.start, span.end), lexicon, expected=True)
    return entry and replace(entry, line=line, post=replace(entry.post, roles=(before, *entry.post.roles)))


def _any_han_name(text: str, start: int, end: int, lexicon: Lexicon) -> NameFound | None:
    """Return a name in Han characters whose family name is in no list, where a post follows it."""
    found = re.compile(r"([一-鿿]{2,5})(?:[ ,，(（])").match(text, start)
    if found is None or functions_in(found[1], lexicon=lexicon) or found[1] in lexicon.people_heads:
        return None
    if has_post(text, found.start(), found.end(1), lexicon=lexicon) or not has_post(
        text, found.end(1), end, lexicon=lexicon
    ):
        return None
    return NameFound(Span(*found.span(1)), 0.5)


def _name_last(text: str, span: Span, lexicon: Lexicon) -> Entry | None:
    """Read a Chinese line whose name stands last, after organisation and post: 外交学院教授王小明."""
    content = text[span.start : span.end].rstrip(" 。.")
    if not _HAN.search(content):
        return None
    foreign = re.search(r"[一-鿿]{1,6}(?:[·•・‧-][一-鿿]{1,8}){1,3}$", content)
    if foreign:
        # the family of a foreign name has no mark where it begins: after the last noun of a post
        nouns = [role for role in lexicon.roles if _HAN.match(role)]
        cuts = [content.find(role) + len(role) for role in nouns if role in content[: foreign.end() - 3]]
        cut = max(
            (each for each in cuts if foreign.start() <= each < foreign.end() - 2), default=foreign.start()
        )
        head = content[:cut]
        if any(head.endswith(role) for role in nouns):
            place = span.start + cut
            post = read_post(text, span.start, place, lexicon=lexicon)
            return Entry(line=span, person=Span(place, span.start + len(content)), post=post, score=0.8)
    for length in (3, 2, 4):
        stem = content[:-length]
        if len(stem) < 2:
            continue
        start = span.start + len(stem)
        name = name_at(text[: span.start + len(content)], start, lexicon=lexicon)
        if name is None or name.span.end != span.start + len(content):
            continue
        head = stem.rstrip(" 　、,，")
        if any(head.endswith(role) for role in lexicon.roles if _HAN.match(role)):
            return Entry(
                line=span,
                person=name.span,
                post=read_post(text, span.start, span.start + len(head), lexicon=lexicon),
                score=0.8,
            )
    return None
