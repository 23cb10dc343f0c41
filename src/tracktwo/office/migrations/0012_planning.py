import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0011_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="side",
            name="zone",
            field=tracktwo.office.record.fields.ZoneField(
                help_text="whose clock the side reads at home",
                validators=[tracktwo.office.record.fields.check_zone],
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="zone",
            field=tracktwo.office.record.fields.ZoneField(
                help_text="whose clock its agenda is told by",
                validators=[tracktwo.office.record.fields.check_zone],
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="interpreters",
            field=tracktwo.office.record.fields.LanguageTextField(
                blank=True,
                default=dict,
                help_text="who interprets, or why nobody has to",
                validators=[tracktwo.office.record.fields.check_language_text],
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="titles",
            field=tracktwo.office.record.fields.LanguageTextField(
                blank=True,
                default=dict,
                help_text="the title in other languages than the one it is printed in",
                validators=[tracktwo.office.record.fields.check_language_text],
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in_person", "In person"),
                    ("remote", "Remote"),
                    ("pre_recorded", "Pre-recorded"),
                    ("sent_video", "By video"),
                ],
                default="",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="due",
            field=tracktwo.office.record.fields.DateTextField(
                blank=True,
                default="",
                help_text="by when a recording is to be there",
                max_length=40,
                validators=[tracktwo.office.record.fields.check_date],
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="material",
            field=models.CharField(
                blank=True,
                default="",
                help_text="the recording as it was delivered: a file, a reference",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="fallback",
            field=tracktwo.office.record.fields.LanguageTextField(
                blank=True,
                default=dict,
                help_text="what is done if the recording fails on the day",
                validators=[tracktwo.office.record.fields.check_language_text],
            ),
        ),
        migrations.AddField(
            model_name="segment",
            name="documents",
            field=models.ManyToManyField(blank=True, related_name="segments", to="office.document"),
        ),
        migrations.AddField(
            model_name="segment",
            name="announced",
            field=models.BooleanField(
                default=False,
                help_text="where its rule withholds it, outsiders read “closed session” in its place",
            ),
        ),
        migrations.CreateModel(
            name="Subtitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(default="en", max_length=35)),
                (
                    "state",
                    models.CharField(
                        choices=[("not_begun", "Not begun"), ("in_work", "In work"), ("ready", "Ready")],
                        max_length=15,
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subtitles",
                        to="office.segment",
                    ),
                ),
            ],
            options={
                "ordering": ["segment", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("segment", "language"), name="one_subtitle_per_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "date",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        help_text="the day it was given out",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        blank=True, default="", help_text="the account that gave it out", max_length=150
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agendas",
                        to="office.event",
                    ),
                ),
            ],
            options={
                "ordering": ["event", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="one_agenda_per_number")
                ],
            },
        ),
    ]
