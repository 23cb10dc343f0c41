import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields as own

LANGUAGE_TEXT = {"blank": True, "default": dict, "validators": [own.check_language_text]}
DATE = {"blank": True, "default": "", "max_length": 40, "validators": [own.check_date]}


def _id() -> "models.BigAutoField[int, int]":
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0021_round_building"),
    ]

    operations = [
        migrations.AlterField(
            model_name="publication",
            name="kind",
            field=models.CharField(
                choices=[
                    ("research_paper", "Research paper"),
                    ("report", "Report"),
                    ("book_translation", "Translation of a book"),
                    ("recording", "Recording"),
                    ("video", "Pre-recorded video"),
                    ("slides", "Slides"),
                    ("agenda", "Agenda"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="transcript",
            field=own.LanguageTextField(help_text="what is said in a recording, in words", **LANGUAGE_TEXT),
        ),
        migrations.CreateModel(
            name="SpeakerRelease",
            fields=[
                ("id", _id()),
                ("given", own.DateTextField(help_text="when the speaker said so", **DATE)),
                ("purpose", own.LanguageTextField(help_text="what it was allowed for", **LANGUAGE_TEXT)),
                (
                    "by",
                    models.CharField(
                        blank=True, default="", help_text="the account that recorded it", max_length=150
                    ),
                ),
                (
                    "withdrawn",
                    own.DateTextField(
                        help_text="when the speaker took it back; empty while it stands", **DATE
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permissions",
                        to="office.person",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="permissions",
                        to="office.publication",
                    ),
                ),
            ],
            options={"ordering": ["publication", "person__key"]},
        ),
        migrations.AddConstraint(
            model_name="speakerrelease",
            constraint=models.UniqueConstraint(
                fields=("publication", "person"), name="one_release_per_speaker"
            ),
        ),
        migrations.CreateModel(
            name="MediaPlace",
            fields=[
                ("id", _id()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("address", models.CharField(max_length=500)),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        choices=[("opens", "opens there"), ("fails", "does not open there")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("tried", own.DateTextField(help_text="when somebody tried it", **DATE)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="office.publication",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.side",
                    ),
                ),
            ],
            options={"ordering": ["publication", "position"]},
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", _id()),
                ("key", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[("worked", "It worked"), ("did_not_work", "It did not work")], max_length=15
                    ),
                ),
                ("text", own.LanguageTextField(**LANGUAGE_TEXT)),
                ("advice", own.LanguageTextField(help_text="what to do next time", **LANGUAGE_TEXT)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="office.event",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="office.programme",
                    ),
                ),
            ],
            options={"ordering": ["event", "key"], "abstract": False},
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.UniqueConstraint(fields=("programme", "key"), name="lesson_key_once"),
        ),
    ]
