"""What a round is built with: stage, objective, who is expected, whose positions are put, back-translations."""

import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0020_suggestions"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="objective",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="office.objective",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="only_sides",
            field=models.BooleanField(default=False, help_text="whether people without a side are not asked"),
        ),
        migrations.AddField(
            model_name="round",
            name="stage",
            field=models.CharField(
                choices=[
                    ("joint", "Both sides are asked"),
                    ("validation", "Both sides confirm what they seemed to share"),
                ],
                default="joint",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="roundside",
            name="expected",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="how many people of the side are expected to answer", null=True
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="perspective",
            field=tracktwo.office.record.fields.LanguageTextField(
                blank=True,
                default=dict,
                help_text="whose position it puts; for the teams",
                validators=[tracktwo.office.record.fields.check_language_text],
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="source",
            field=models.CharField(
                blank=True, default="", help_text="what it was taken from", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="textcheck",
            name="back",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="textcheck",
            name="differences",
            field=models.TextField(blank=True, default=""),
        ),
    ]
