import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields as own
from tracktwo.vocabulary.kinds import Sensitivity, Setting

LANGUAGE_TEXT = {"blank": True, "default": dict, "validators": [own.check_language_text]}
DATE = {"blank": True, "default": "", "max_length": 40, "validators": [own.check_date]}
SETTINGS = [
    ("in_public", "In public"),
    ("behind_closed_doors", "Behind closed doors"),
    ("in_a_small_group", "In a small group"),
    ("on_to_officials", "Passed on to officials"),
]


def _id() -> "models.BigAutoField[int, int]":
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _of(name: str, related: str) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=related, to=f"office.{name}"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0022_recordings"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="ask_at",
            field=models.CharField(
                blank=True,
                default="",
                help_text="where anybody sends a question beforehand",
                max_length=500,
            ),
        ),
        migrations.CreateModel(
            name="EventClock",
            fields=[
                ("id", _id()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("zone", models.CharField(max_length=60, validators=[own.check_zone])),
                ("event", _of("event", "clocks")),
            ],
            options={"ordering": ["event", "position"]},
        ),
        migrations.AddConstraint(
            model_name="eventclock",
            constraint=models.UniqueConstraint(fields=("event", "zone"), name="one_clock_per_zone"),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", _id()),
                ("key", models.SlugField(max_length=80)),
                ("name", own.LanguageTextField(**LANGUAGE_TEXT)),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("national_security", "National security"),
                            ("safe_operation", "Safety"),
                            ("economy", "Economy"),
                            ("policy_and_law", "Policy and law"),
                            ("science_and_technology", "Science and technology"),
                            ("environment", "Environment"),
                            ("society", "Society"),
                        ],
                        max_length=25,
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("easy_to_discuss", "Easy to talk about"),
                            ("needs_care", "Needs care"),
                            ("hard_to_discuss", "Hard to talk about"),
                        ],
                        default=Sensitivity.OPEN,
                        max_length=20,
                    ),
                ),
                ("setting", models.CharField(choices=SETTINGS, default=Setting.PUBLIC, max_length=20)),
                ("note", own.LanguageTextField(**LANGUAGE_TEXT)),
                ("programme", _of("programme", "%(class)ss")),
            ],
            options={"ordering": ["key"], "abstract": False},
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(fields=("programme", "key"), name="topic_key_once"),
        ),
        migrations.CreateModel(
            name="TopicMove",
            fields=[
                ("id", _id()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("setting", models.CharField(choices=SETTINGS, max_length=20)),
                ("date", own.DateTextField(**DATE)),
                ("reason", own.LanguageTextField(**LANGUAGE_TEXT)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="office.event",
                    ),
                ),
                ("topic", _of("topic", "moves")),
            ],
            options={"ordering": ["topic", "position"]},
        ),
        migrations.CreateModel(
            name="TopicTag",
            fields=[
                ("id", _id()),
                ("subject", models.CharField(max_length=180)),
                ("topic", _of("topic", "tags")),
            ],
            options={"ordering": ["topic", "subject"]},
        ),
        migrations.AddIndex(
            model_name="topictag",
            index=models.Index(fields=["subject"], name="topic_tag_subject"),
        ),
        migrations.AddConstraint(
            model_name="topictag",
            constraint=models.UniqueConstraint(fields=("topic", "subject"), name="one_tag_per_subject"),
        ),
        migrations.CreateModel(
            name="LessonUse",
            fields=[
                ("id", _id()),
                (
                    "state",
                    models.CharField(
                        choices=[("taken_up", "Taken up"), ("not_applicable", "Not applicable here")],
                        max_length=15,
                    ),
                ),
                ("date", own.DateTextField(**DATE)),
                ("event", _of("event", "lessons_used")),
                ("lesson", _of("lesson", "uses")),
            ],
            options={"ordering": ["event", "lesson"]},
        ),
        migrations.AddConstraint(
            model_name="lessonuse",
            constraint=models.UniqueConstraint(fields=("lesson", "event"), name="one_use_of_a_lesson"),
        ),
    ]
