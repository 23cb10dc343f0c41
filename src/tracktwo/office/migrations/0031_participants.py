from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0030_conditions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contribution",
            name="listed_as",
            field=models.CharField(
                choices=[
                    ("facilitator", "Facilitator"),
                    ("speaker", "Speaker"),
                    ("keynote", "Keynote speaker"),
                    ("moderator", "Moderator"),
                    ("panellist", "Panellist"),
                    ("participant", "Participant"),
                ],
                max_length=15,
            ),
        ),
    ]
