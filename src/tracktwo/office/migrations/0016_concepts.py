import django.db.models.deletion
import tracktwo.office.record.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0015_term_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("number", models.PositiveSmallIntegerField()),
                ("note", models.CharField(blank=True, default="", help_text="for the team", max_length=4000)),
                (
                    "ending",
                    models.CharField(
                        choices=[
                            ("open", "Still being worked on"),
                            ("wording", "One wording is recommended"),
                            ("both_stand", "Both definitions stand"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "wording",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                ("kept", models.JSONField(blank=True, default=list)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concepts",
                        to="office.programme",
                    ),
                ),
                ("see_also", models.ManyToManyField(blank=True, to="office.concept")),
                ("types", models.ManyToManyField(blank=True, related_name="+", to="office.sectortype")),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ConceptDefinition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=4000)),
                ("language", models.CharField(max_length=35)),
                ("source", models.CharField(blank=True, default="", help_text="as printed", max_length=1000)),
                (
                    "date",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_the_record", "On the record"),
                            ("not_for_attribution", "Not for attribution"),
                            ("off_the_record", "Off the record"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "translation",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "translated",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("human", "translated by a person"),
                            ("machine", "machine translation, not checked"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("features", models.JSONField(blank=True, default=dict)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="definitions",
                        to="office.concept",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.event",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.side",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptEquivalent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("term", models.CharField(max_length=300)),
                ("language", models.CharField(max_length=35)),
                ("other", models.CharField(blank=True, default="", max_length=300)),
                ("other_language", models.CharField(max_length=35)),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("same", "the same"),
                            ("narrower", "covers less"),
                            ("wider", "covers more"),
                            ("none", "no equivalent; a way to say it"),
                            ("false_friend", "false friend"),
                        ],
                        max_length=12,
                    ),
                ),
                ("lost", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="equivalents",
                        to="office.concept",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("sense", models.SlugField(help_text="the code of the sense", max_length=80)),
                ("quote", models.CharField(blank=True, default="", max_length=4000)),
                ("language", models.CharField(blank=True, default="", max_length=35)),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "date",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_the_record", "On the record"),
                            ("not_for_attribution", "Not for attribution"),
                            ("off_the_record", "Off the record"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="office.concept",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.event",
                    ),
                ),
                (
                    "turn",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="office.termturn",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptFeature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("code", models.SlugField(max_length=80)),
                (
                    "text",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="office.concept",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptKey",
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
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="office.concept"
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
            },
        ),
        migrations.CreateModel(
            name="ConceptLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("subject", models.CharField(max_length=180)),
                (
                    "changed",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "looked",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="office.concept"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptMisreading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "text",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "date",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="misreadings",
                        to="office.concept",
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
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("round", models.SlugField(max_length=80)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="office.concept",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptSense",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("code", models.SlugField(max_length=80)),
                (
                    "text",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "used_by",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="senses",
                        to="office.concept",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.sectortype",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConceptTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=300)),
                ("language", models.CharField(max_length=35)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("preferred", "recommended"),
                            ("admitted", "also used"),
                            ("deprecated", "advised against"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", help_text="for the team", max_length=1000)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="office.concept"
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.side",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.UniqueConstraint(fields=("programme", "key"), name="concept_key_once"),
        ),
        migrations.AddConstraint(
            model_name="conceptfeature",
            constraint=models.UniqueConstraint(fields=("concept", "code"), name="feature_code_once"),
        ),
        migrations.AddConstraint(
            model_name="conceptkey",
            constraint=models.UniqueConstraint(
                fields=("concept", "sha256", "side"), name="one_concept_key_per_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="conceptkey",
            constraint=models.UniqueConstraint(
                fields=("concept", "sha256", "account"), name="one_concept_key_per_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="conceptlink",
            constraint=models.UniqueConstraint(fields=("concept", "subject"), name="concept_link_once"),
        ),
        migrations.AddConstraint(
            model_name="conceptround",
            constraint=models.UniqueConstraint(fields=("concept", "round"), name="concept_round_once"),
        ),
        migrations.AddConstraint(
            model_name="conceptsense",
            constraint=models.UniqueConstraint(fields=("concept", "code"), name="sense_code_once"),
        ),
    ]
