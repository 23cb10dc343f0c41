from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0014_hall"),
    ]

    operations = [
        migrations.AddField(
            model_name="termsource",
            name="version",
            field=models.PositiveIntegerField(default=0, help_text="one more whenever its turns are changed"),
        ),
        migrations.AddField(
            model_name="termbuild",
            name="folder",
            field=models.PositiveIntegerField(
                default=0, help_text="the build that made the index anew; others add to it"
            ),
        ),
    ]
