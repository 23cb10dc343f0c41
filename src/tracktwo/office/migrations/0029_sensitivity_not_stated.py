from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0028_outreach"),
    ]

    operations = [
        migrations.AlterField(
            model_name="topic",
            name="sensitivity",
            field=models.CharField(
                blank=True,
                choices=[
                    ("easy_to_discuss", "Easy to talk about"),
                    ("needs_care", "Needs care"),
                    ("hard_to_discuss", "Hard to talk about"),
                ],
                default="",
                max_length=20,
            ),
        ),
    ]
