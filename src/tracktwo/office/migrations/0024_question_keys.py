import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0023_topics"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuestionKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="office.question",
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
                        fields=("question", "sha256", "side"), name="one_question_key_per_side"
                    ),
                    models.UniqueConstraint(
                        fields=("question", "sha256", "account"), name="one_question_key_per_account"
                    ),
                ],
            },
        ),
    ]
