"""A code for each side on badges; what kind of organisation people come from, where a round asks it."""

from django.db import migrations, models

import tracktwo.office.rounds.kinds


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0024_question_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="organisation",
            field=models.CharField(
                blank=True,
                choices=[
                    ("public", "public"),
                    ("state_owned", "state_owned"),
                    ("private", "private"),
                    ("research", "research"),
                    ("society", "society"),
                    ("media", "media"),
                    ("other", "other"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="asks_organisation",
            field=models.BooleanField(
                default=False, help_text="whether people may say what kind of organisation they come from"
            ),
        ),
        migrations.AddField(
            model_name="roundside",
            name="badge",
            field=models.CharField(blank=True, default="", editable=False, max_length=6),
        ),
        migrations.AlterField(
            model_name="round",
            name="entry",
            field=models.CharField(
                choices=[
                    ("code", "With the round's code"),
                    ("badge", "With the code of a side, as on a badge"),
                    ("invitation", "By personal invitation only"),
                ],
                default=tracktwo.office.rounds.kinds.Entry["CODE"],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="roundside",
            constraint=models.UniqueConstraint(
                condition=models.Q(("badge", ""), _negated=True), fields=("badge",), name="badge_of_one_side"
            ),
        ),
    ]
