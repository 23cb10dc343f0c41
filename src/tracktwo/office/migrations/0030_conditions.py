"""On what boundary cases depend, in the team's words, with the keys to show them once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tracktwo.office.record.fields


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0029_sensitivity_not_stated"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseCondition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.SlugField(max_length=80)),
                ("case", models.CharField(max_length=80)),
                (
                    "text",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="office.answer"
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="office.concept",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("concept", "answer"), name="condition_said_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.SlugField(max_length=80)),
                ("case", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="office.concept"
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
            options={
                "ordering": ["side__mark"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("concept", "round", "case", "sha256", "side"),
                        name="one_condition_key_per_side",
                    ),
                    models.UniqueConstraint(
                        fields=("concept", "round", "case", "sha256", "account"),
                        name="one_condition_key_per_account",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionsShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.SlugField(max_length=80)),
                ("case", models.CharField(max_length=80)),
                ("words", models.JSONField()),
                ("day", models.DateField()),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions_shown",
                        to="office.concept",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("concept", "round", "case"), name="conditions_shown_once"
                    )
                ],
            },
        ),
    ]
