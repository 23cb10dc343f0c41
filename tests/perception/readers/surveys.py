"""Surveys as LimeSurvey, Qualtrics, Google Forms and a spreadsheet write them, with the mapping of each."""

import csv
import io
from collections.abc import Iterable, Sequence

ANSWERS = [
    ("R_1", "Northshore", "s1", "agree", 0.7, 0.9),
    ("R_1", "Northshore", "s2", "unsure", None, 0.5),
    ("R_2", "南岸", "s1", "disagree", 0.0, None),
    ("R_2", "南岸", "s2", None, 1.0, None),
]
"""What every survey of this file says, in this room's shape."""

# votes of a discussion, one row a participant; who sits where is known elsewhere
POLIS = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,10
0,,1,3,1,1,1,-1,0
1,0,0,2,0,2,-1,,-1
2,0,0,1,1,0,1,,
3,1,0,0,0,0,,,
"""
SEATS = "participant,side\n0,n\n1,南\n3,n\n9,n\n"
POLIS_MAP = """
ignore = ["group-id", "n-*"]

[participant]
column = "participant"

[side]
file = "seats.csv"
[side.values]
Northshore = ["n"]
"南岸" = ["南"]

[stance]
agree = [1]
disagree = [-1]
unsure = [0]

[pattern]
stance = "{statement}"
"""


def text_of(rows: Iterable[Sequence[object]], *, separator: str = ",", quoting: int = csv.QUOTE_ALL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    return out.getvalue()


# codes of questions and of answers, an array question for the guesses, semicolons, times at the end
LIMESURVEY = text_of(
    [
        ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "side", "s1own", "s2own",
         "guess[s1]", "guess[s2]", "home[s1]", "home[s2]", "interviewtime", "groupTime12", "sideTime"],
        ["R_1", "2021-10-01 10:11:12", "4", "en", "93", "t0k", "A1", "A1", "A3", "7", "", "9", "5", "71.2", "9", "3"],
        ["R_2", "2021-10-01 10:15:12", "4", "zh", "7", "t1k", "A2", "A2", "", "0", "10", "", "-oth-", "61", "8", "2"],
        ["R_3", "", "2", "en", "11", "t2k", "A2", "A2", "", "0", "10", "", "", "61", "8", "2"],
    ],
    separator=";",
)  # fmt: skip
LIMESURVEY_MAP = """
ignore = ["lastpage", "startlanguage", "seed", "token", "interviewtime", "groupTime*", "*Time"]

[participant]
column = "id"

[side]
column = "side"

[side.values]
Northshore = "A1"
"南岸" = "A2"

[stance]
agree = ["A1"]
disagree = ["A2"]
unsure = ["A3"]

[expected]
scale = 10
cannot_guess = ["-oth-"]

[pattern]
stance = "{statement}own"
expected = "guess[{statement}]"
expected_own = "home[{statement}]"

[leave_out]
submitdate = [""]
"""

# three rows of header, the last of import ids; a preview, and who answered nothing
QUALTRICS = text_of(
    [
        ["StartDate", "Status", "IPAddress", "ResponseId", "RecipientEmail", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"],
        ["Start Date", "Response Type", "IP Address", "Response ID", "Recipient Email", "Your side?",
         "Launches\nare told", "Of ten, there?", "Of ten, here?", "Parts are shared", "There?", "Here?"],
        ['{"ImportId":"startDate","timeZone":"America/Denver"}', '{"ImportId":"status"}', '{"ImportId":"ipAddress"}',
         '{"ImportId":"_recordId"}', '{"ImportId":"recipientEmail"}',
         *(f'{{"ImportId":"QID{number}"}}' for number in range(1, 8))],
        ["2021-10-01", "IP Address", "192.0.2.1", "R_1", "a@example.org", "North", "Agree", "70", "90",
         "Not sure", "Can't guess", "50"],
        ["2021-10-01", "IP Address", "192.0.2.2", "R_2", "", "南岸", "不同意", "0", "", "", "100 %", ""],
        ["2021-10-01", "Survey Preview", "192.0.2.3", "R_3", "", "North", "Agree", "1", "1", "Agree", "1", "1"],
        ["2021-10-01", "IP Address", "192.0.2.3", "R_4", "", "North", "", "", "", "", "", ""],
        ["2021-10-01", "IP Address", "192.0.2.4", "R_5", "", "", "Agree", "1", "1", "Agree", "1", "1"],
    ]
)  # fmt: skip
QUALTRICS_MAP = """
ignore = ["StartDate", "IPAddress", "Recipient*"]

[participant]
column = "ResponseId"

[side]
column = "Q1"

[side.values]
Northshore = ["North"]
"南岸" = ["南岸"]

[stance]
agree = ["agree", "同意"]
disagree = ["disagree", "不同意"]
unsure = ["not sure"]

[expected]
scale = 100
cannot_guess = ["can't guess"]

[leave_out]
Status = ["Survey Preview"]

[statements.s1]
stance = "Q2"
expected = "Q3"
expected_own = "Q4"

[statements.s2]
stance = "Q5"
expected = "Q6"
expected_own = "Q7"
reciprocal = true
text_en = "Parts are shared"
text_zh-hans = "部件共用"
"""

# the texts of questions as header, the same text for every guess, and no codes
GOOGLE_FORMS = text_of(
    [
        ["Timestamp", "Email Address", "Which side are you on?", "Launches are told, in good time", "Of ten there?",
         "Of ten here?", "Parts are shared", "Of ten there?", "Of ten here?"],
        ["2021/10/01 10:11:12 AM GMT+2", "a@example.org", "Northshore", "Agree", "7", "9", "Not sure", "", "5"],
        ["2021/10/01 10:12:12 AM GMT+2", "", "南岸", "Disagree", "0", "", "", "10", ""],
    ],
    quoting=csv.QUOTE_MINIMAL,
)  # fmt: skip
GOOGLE_FORMS_MAP = """
ignore = ["Timestamp", "Email Address"]

[side]
column = "Which side are you on?"

[stance]
agree = "Agree"
disagree = "Disagree"
unsure = "Not sure"

[statements.s1]
stance = "Launches are told, in good time"
expected = "Of ten there?"
expected_own = "Of ten here?"

[statements.s2]
stance = "Parts are shared"
expected = "Of ten there? (2)"
expected_own = "Of ten here? (2)"
"""
