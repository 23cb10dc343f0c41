import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields as own

LANGUAGE_TEXT = {"blank": True, "default": dict, "validators": [own.check_language_text]}
STAGES = [
    ("idea", "An idea"),
    ("approached", "Approached"),
    ("agreed", "Agreed to take part"),
    ("active", "Takes part"),
    ("declined", "Not for now"),
]
LEVELS = [
    ("working", "Working level"),
    ("senior", "Senior officials"),
    ("political", "Political level"),
    ("other", "Other"),
]


def _id() -> "models.BigAutoField[int, int]":
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0027_own_side_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="government_policy",
            field=own.LanguageTextField(
                help_text="how officials of either side are kept informed", **LANGUAGE_TEXT
            ),
        ),
        migrations.CreateModel(
            name="OfficialContact",
            fields=[
                ("id", _id()),
                (
                    "held",
                    own.DateTextField(
                        blank=True,
                        default="",
                        help_text="when they were told",
                        max_length=40,
                        validators=[own.check_date],
                    ),
                ),
                ("informed", models.CharField(help_text="who was told: an office or a post", max_length=200)),
                ("level", models.CharField(choices=LEVELS, default="working", max_length=10)),
                ("by", models.CharField(help_text="who told them", max_length=150)),
                ("about", own.LanguageTextField(help_text="what about, in a line", **LANGUAGE_TEXT)),
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="official_contacts",
                        to="office.programme",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="Stakeholder",
            fields=[
                ("id", _id()),
                ("name", models.CharField(max_length=200)),
                ("stage", models.CharField(choices=STAGES, default="idea", max_length=10)),
                (
                    "expertise",
                    models.CharField(
                        blank=True, default="", help_text="tags, with commas between", max_length=300
                    ),
                ),
                (
                    "is_new_field",
                    models.BooleanField(default=False, help_text="from outside the field"),
                ),
                ("is_shared", models.BooleanField(default=False)),
                ("note", own.LanguageTextField(**LANGUAGE_TEXT)),
                ("changed", models.DateField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stakeholders",
                        to="office.programme",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
            options={"ordering": ["name", "pk"]},
        ),
    ]
