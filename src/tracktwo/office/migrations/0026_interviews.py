import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tracktwo.office.record.fields as own

LANGUAGE_TEXT = {"blank": True, "default": dict, "validators": [own.check_language_text]}
DATE = {"blank": True, "default": "", "max_length": 40, "validators": [own.check_date]}
CONSENTS = [
    ("inside", "To be read by the researchers of the own side, and no more"),
    ("counted", "To be counted, where enough people say the same"),
    ("quoted", "To be counted, and to be asked about words that may be quoted"),
]
RULES = [
    ("on_the_record", "On the record"),
    ("not_for_attribution", "Not for attribution"),
    ("off_the_record", "Off the record"),
]

STANCES = [("supports", "Supports"), ("qualifies", "Supports in part"), ("contradicts", "Contradicts")]


def _id() -> "models.BigAutoField[int, int]":
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0025_badges"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", _id()),
                ("key", models.SlugField(max_length=80)),
                ("house", models.CharField(blank=True, default="", max_length=20)),
                ("held", own.DateTextField(help_text="the month is enough", **DATE)),
                ("rule", models.CharField(blank=True, choices=RULES, default="", max_length=20)),
                ("consent", models.CharField(choices=CONSENTS, default="inside", max_length=10)),
                ("consented", own.DateTextField(help_text="when the person said so", **DATE)),
                ("withdrawn", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviews",
                        to="office.programme",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="office.sectortype",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "key"), name="interview_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(consent="inside") | ~models.Q(consented=""),
                        name="a_consent_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewPassage",
            fields=[
                ("id", _id()),
                ("number", models.PositiveSmallIntegerField()),
                ("text", own.LanguageTextField(**LANGUAGE_TEXT)),
                (
                    "quote",
                    own.LanguageTextField(help_text="the words that may go out instead", **LANGUAGE_TEXT),
                ),
                ("allowed_on", models.DateField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="office.interview",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("interview", "number"), name="interview_passage_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewCode",
            fields=[
                ("id", _id()),
                ("subject", models.CharField(max_length=100)),
                ("stance", models.CharField(choices=STANCES, max_length=15)),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="office.interviewpassage",
                    ),
                ),
            ],
            options={
                "ordering": ["subject"],
                "constraints": [
                    models.UniqueConstraint(fields=("passage", "subject"), name="interview_code_once")
                ],
            },
        ),
    ]
