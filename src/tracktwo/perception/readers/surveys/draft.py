"""A first mapping for a survey, from its header and the kinds of values below it, for a person to finish.

What is guessed is marked; nothing here decides anything. Only values that look like answers to closed questions are
written down: names, addresses and free texts stay in the survey.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.readers.surveys.cells import clean
from tracktwo.perception.readers.surveys.mapping import SCALES
from tracktwo.perception.readers.surveys.sheets import Sheet, Writing, open_sheet
from tracktwo.perception.tables import ANSWERS, MISSING, STATEMENTS, Stance
from tracktwo.vocabulary.errors import FileError, TableError
from tracktwo.vocabulary.languages import Words, words
from tracktwo.vocabulary.tables import Kind

__all__ = ["draft_mapping"]

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    Stance.AGREE: (
        "agree", "strongly agree", "somewhat agree", "rather agree", "同意", "非常同意", "比较同意", "赞成", "أوافق",
    ),
    Stance.DISAGREE: (
        "disagree", "strongly disagree", "somewhat disagree", "rather disagree", "不同意", "非常不同意", "不太同意",
        "反对", "لا أوافق",
    ),
    Stance.UNSURE: (
        "unsure", "not sure", "neutral", "neither agree nor disagree", "undecided", "不确定", "说不清", "中立",
        "غير متأكد",
    ),
    Stance.DEPENDS: ("depends", "it depends", "视情况而定", "看情况"),
    "skipped": ("skip", "skipped", "prefer not to say", "no answer", "跳过", "不想回答"),
}  # fmt: skip
_STANCE_OF: Final = {clean(word): stance for stance, known in _WORDS.items() for word in known}
_CANNOT_GUESS: Final = frozenset(
    map(clean, ("cannot guess", "can't guess", "can’t guess", "no idea", "don't know", "don’t know", "不知道",
                "猜不出", "无法猜测"))
)  # fmt: skip
_CODES: Final = ("responseid", "response id", "id", "participant", "编号")
_SIDES: Final = re.compile(r"\b(side|seat|delegation)\b|哪一方|一方")
_HOUSEKEEPING: Final = re.compile(
    r"startdate|enddate|status|ipaddress|progress|duration \(in seconds\)|finished|recordeddate|recipient\w*"
    r"|externalreference|location(latitude|longitude)|distributionchannel|userlanguage"
    r"|submitdate|date submitted|lastpage|last page|startlanguage|start language|seed|startdate|datestamp|ipaddr"
    r"|ip address|refurl|referrer url|token|interviewtime|total time|grouptime\d+|\w+time"
    r"|timestamp|username|e-?mail( address)?|score|时间戳记?|用户名|电子邮件地址|总分"
)
_PREVIEW: Final = "survey preview"
_ENCODINGS: Final = (None, "gb18030")
_TEXT, _TEXT_CHINESE = (column.name for column in STATEMENTS.columns if column.kind is Kind.TEXT)
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_MOST_VALUES: Final = 12
_SAMPLE_ROWS: Final = 2000
_LONGEST_ID: Final = 20


@dataclass(slots=True, kw_only=True)
class _Found:
    """What the columns of a survey look like."""

    participant: str | None = None
    side: str | None = None
    stances: list[str] = field(default_factory=list)
    guesses: dict[str, list[str]] = field(default_factory=dict)
    ignore: list[str] = field(default_factory=list)
    previews: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def draft_mapping(survey: TableLike, *, language: str = "en") -> str:
    """Return a mapping in TOML for a person to finish; ``GUESS`` and ``TO DO`` mark what to look at.

    Args: survey: as for :func:`convert`; language: of the notes in the draft.
    Raises: UsageError, FileError or TableError if the survey cannot be read; TableError if it is a table of answers.
    """
    sheet, values = _sampled(survey)
    _check_layout(sheet)
    found = _look(sheet, values)
    return "\n".join(_lines(sheet, values, found, words(language))) + "\n"


def _check_layout(sheet: Sheet) -> None:
    """Refuse a table with a row for each answer: it is what a mapping would lead to."""
    needed = {column.name for column in ANSWERS.columns if column.required} - {"expected"}
    if needed <= {clean(name) for name in sheet.header}:
        raise TableError(
            f"{sheet.name} has a row for each participant and statement already, so there is nothing to map; "
            "a mapping is for a survey with one row a participant."
        )


def _sampled(survey: TableLike) -> tuple[Sheet, Mapping[str, Sequence[str]]]:
    """Return a survey and by column its different values, while they are few; in the first encoding that fits."""
    refusal: FileError | None = None
    for encoding in _ENCODINGS:
        try:
            sheet = open_sheet(survey, Writing(encoding=encoding))
            return sheet, _values(sheet)
        except FileError as error:
            if not isinstance(error.__cause__, UnicodeError):
                raise
            refusal = refusal or error
    assert refusal is not None
    raise refusal


def _values(sheet: Sheet) -> dict[str, list[str]]:
    seen: list[dict[str, str]] = [{} for _name in sheet.header]
    for _number, cells in islice(sheet.rows(range(len(sheet.header))), _SAMPLE_ROWS):
        for values, text in zip(seen, cells, strict=True):
            if text.strip() and len(values) <= _MOST_VALUES + SCALES[-1]:
                values.setdefault(clean(text), text.strip())
    labelled = (sheet.labels.get(name, {}) for name in sheet.header)
    return {
        name: list(dict.fromkeys([*labels.values(), *(labels.get(text, text) for text in values.values())]))
        for name, labels, values in zip(sheet.header, labelled, seen, strict=True)
    }


def _look(sheet: Sheet, values: Mapping[str, Sequence[str]]) -> _Found:
    found = _Found()
    questions = sheet.questions or sheet.header
    for name, question in zip(sheet.header, questions, strict=True):
        called, answers = clean(name), values[name]
        if found.participant is None and called in _CODES:
            found.participant = name
        elif _PREVIEW in map(clean, answers):
            found.previews.append(name)
        elif _HOUSEKEEPING.fullmatch(called):
            found.ignore.append(name)
        elif any(clean(each) in _STANCE_OF for each in answers) and len(answers) <= _MOST_VALUES:
            found.stances.append(name)
            found.guesses[name] = []
        elif (
            found.side is None
            and len(answers) <= _MOST_VALUES
            and _SIDES.search(f"{called} {clean(question)}")
        ):
            found.side = name
        elif found.stances and _are_guesses(answers):
            found.guesses[found.stances[-1]].append(name)
        else:
            found.open.append(name)
    _pair(found)
    return found


def _are_guesses(answers: Sequence[str]) -> bool:
    numbers = [each for each in answers if clean(each) not in _CANNOT_GUESS]
    return bool(numbers) and all(_number(each) is not None for each in numbers)


def _number(text: str) -> float | None:
    try:
        number = float(clean(text).rstrip("% "))
    except ValueError:
        return None
    return number if 0 <= number <= SCALES[-1] else None


def _pair(found: _Found) -> None:
    """Spread guesses that stand in one block below the stances over the statements, where the numbers fit."""
    if not found.stances:
        return
    *before, last = found.stances
    block = found.guesses[last]
    per, rest = divmod(len(block), len(found.stances))
    if before and not rest and not any(found.guesses[name] for name in before):
        for place, name in enumerate(found.stances):
            found.guesses[name] = block[place :: len(found.stances)][:per]
    for name in found.stances:
        found.open += found.guesses[name][2:]
        found.guesses[name] = found.guesses[name][:2]


def _lines(sheet: Sheet, values: Mapping[str, Sequence[str]], found: _Found, text: Words) -> Iterable[str]:
    todo, guess = text.gettext("TO DO"), text.gettext("GUESS")
    yield "# " + text.gettext(
        "A draft, from the header of the survey and the kinds of values in it. Look at every line marked GUESS, and "
        "finish every line marked TO DO."
    )
    yield f"# {todo}: " + text.gettext('write "simulated" if a program made the answers up')
    yield 'origin = "real"'
    yield f"# {guess}: " + text.gettext("columns that are not read")
    yield f"ignore = [{', '.join(map(_quoted, found.ignore))}]"
    for name in found.open:
        yield f"# {todo}: " + text.gettext("map this column, or add it to ignore: {column}").format(
            column=_quoted(name)
        )
    yield from _file(sheet)
    if found.participant is None:
        yield f"# {guess}: " + text.gettext("no column of codes was found, so rows are numbered")
    else:
        yield from ("", f"[participant]  # {guess}", f"column = {_quoted(found.participant)}")
    yield from ("", f"[side]  # {guess if found.side else todo}", f"column = {_quoted(found.side or todo)}")
    if found.side:
        yield from ("", f"[side.values]  # {guess}")
        yield from (f"{_quoted(value)} = [{_quoted(value)}]" for value in values[found.side])
    yield from _meanings(values, found, todo=todo, guess=guess)
    yield from _questions(sheet, found, todo=todo, guess=guess)


def _file(sheet: Sheet) -> Iterable[str]:
    writing = sheet.writing
    known = {"encoding": writing.encoding, "separator": writing.separator}
    said = {key: value for key, value in known.items() if value not in {None, "utf-8", "utf-8-sig", ","}}
    if said or (writing.header_rows or 1) > 1:
        yield from ("", "[file]")
        yield from (f"{key} = {_quoted(str(value))}" for key, value in said.items())
        if writing.header_rows and writing.header_rows > 1:
            yield f"header_rows = {writing.header_rows}"


def _meanings(values: Mapping[str, Sequence[str]], found: _Found, *, todo: str, guess: str) -> Iterable[str]:
    answers = list(dict.fromkeys(each for name in found.stances for each in values[name]))
    known: dict[str, list[str]] = {stance: [] for stance in _WORDS}
    for each in answers:
        if clean(each) in _STANCE_OF:
            known[_STANCE_OF[clean(each)]].append(each)
    yield from ("", f"[stance]  # {guess}")
    for stance, said in known.items():
        if said or not answers:
            yield f"{stance} = [{', '.join(map(_quoted, said or [todo]))}]"
    missing = [word.lower() for word in MISSING]
    for each in answers:
        if clean(each) not in _STANCE_OF and clean(each) not in missing:
            yield f"# {todo}: {_quoted(each)}"
    guesses = [each for columns in found.guesses.values() for name in columns for each in values[name]]
    declined = list(dict.fromkeys(each for each in guesses if clean(each) in _CANNOT_GUESS))
    yield from ("", f"[expected]  # {guess}", f"scale = {_scale(guesses)}")
    yield f"cannot_guess = [{', '.join(map(_quoted, declined))}]"
    leave: Callable[[str], str] = lambda name: f"{_quoted(name)} = [{_quoted(_PREVIEW)}]"  # noqa: E731 -- one line
    if found.previews:
        yield from ("", f"[leave_out]  # {guess}", *map(leave, found.previews))


def _scale(guesses: Iterable[str]) -> int:
    numbers = [number for each in guesses if (number := _number(each)) is not None]
    top = max(numbers, default=0.0)
    if top <= 1 and any(number % 1 for number in numbers):
        return SCALES[0]
    return next((scale for scale in SCALES[1:] if top <= scale), SCALES[-1])


def _questions(sheet: Sheet, found: _Found, *, todo: str, guess: str) -> Iterable[str]:
    asked = dict(zip(sheet.header, sheet.questions, strict=True)) if sheet.questions else {}
    short = all(len(name) <= _LONGEST_ID and " " not in name for name in found.stances)
    for number, name in enumerate(found.stances, 1):
        yield ""
        yield f"[statements.{_quoted(name if short else f's{number}')}]  # {guess}"
        yield f"stance = {_quoted(name)}"
        for use, column in zip(("expected", "expected_own"), found.guesses[name], strict=False):
            yield f"{use} = {_quoted(column)}"
        text = asked.get(name, "" if short else name)
        if text:
            yield f"{_TEXT_CHINESE if _CHINESE.search(text) else _TEXT} = {_quoted(text)}"
        yield "reciprocal = false"
    if not found.stances:
        yield from (
            "",
            f"[statements.s1]  # {todo}",
            f"stance = {_quoted(todo)}",
            f"expected = {_quoted(todo)}",
        )


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
