"""A round may be asked of each side by itself."""

from django.db import migrations, models

import tracktwo.office.rounds.kinds


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0026_interviews"),
    ]

    operations = [
        migrations.AlterField(
            model_name="round",
            name="stage",
            field=models.CharField(
                choices=[
                    ("own", "Each side is asked first, by itself"),
                    ("joint", "Both sides are asked"),
                    ("validation", "Both sides confirm what they seemed to share"),
                ],
                default=tracktwo.office.rounds.kinds.Stage["JOINT"],
                max_length=12,
            ),
        ),
    ]
