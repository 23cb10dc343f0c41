import django.db.models.deletion
from django.db import migrations, models

import tracktwo.office.record.fields
import tracktwo.vocabulary.kinds


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0018_period_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alternate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("remote", "Remote"),
                            ("hybrid", "Hybrid"),
                            ("third_country", "In a third country"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "place",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "trigger",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        help_text="what has to happen for it to be taken",
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "decide_by",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alternates",
                        to="office.event",
                    ),
                ),
            ],
            options={"ordering": ["event", "position"]},
        ),
        migrations.CreateModel(
            name="EarlierPlan",
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
                        help_text="the day the plan changed",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("visa", "Visas"),
                            ("travel", "Travel"),
                            ("health", "Health"),
                            ("policy", "Policy"),
                            ("technical", "Technical"),
                            ("other_cause", "Something else"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("keep_hybrid", "Keep it as planned, but hybrid"),
                            ("make_informal", "Make it informal"),
                            ("move", "Move it"),
                            ("postpone", "Postpone it"),
                            ("cancel", "Cancel it"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        blank=True, default="", help_text="the account that began it", max_length=150
                    ),
                ),
                ("informed", models.CharField(blank=True, default="", max_length=200)),
                ("content", models.JSONField(default=dict)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="office.event"
                    ),
                ),
            ],
            options={"ordering": ["event", "number"]},
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "An idea"),
                            ("invited", "Invited"),
                            ("accepted", "Will come"),
                            ("declined", "Has declined"),
                            ("here", "Here"),
                            ("late", "Late"),
                            ("not_coming", "Not coming"),
                            ("remote", "Remote"),
                        ],
                        default=tracktwo.vocabulary.kinds.GuestState["IDEA"],
                        max_length=15,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guests", to="office.event"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invited_to",
                        to="office.person",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="office.side"
                    ),
                ),
            ],
            options={"ordering": ["event", "side__mark", "pk"]},
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("who_may_attend", "Who may attend what"),
                            ("not_discussed", "Not to be discussed"),
                            ("to_be_informed", "Who must be informed"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "text",
                    tracktwo.office.record.fields.LanguageTextField(
                        blank=True,
                        default=dict,
                        validators=[tracktwo.office.record.fields.check_language_text],
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="office.programme",
                    ),
                ),
            ],
            options={"ordering": ["number", "key"], "abstract": False},
        ),
        migrations.CreateModel(
            name="LimitTick",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.account"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="office.event"
                    ),
                ),
                (
                    "limit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="office.limit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Loosening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(help_text='"event:key", "segment:key" or "remark:key"', max_length=120),
                ),
                ("before", models.CharField(blank=True, default="", max_length=20)),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("on_the_record", "On the record"),
                            ("not_for_attribution", "Not for attribution"),
                            ("off_the_record", "Off the record"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loosenings",
                        to="office.event",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loosenings",
                        to="office.programme",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LooseningAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=200)),
                (
                    "date",
                    tracktwo.office.record.fields.DateTextField(
                        blank=True,
                        default="",
                        help_text="the day they said so",
                        max_length=40,
                        validators=[tracktwo.office.record.fields.check_date],
                    ),
                ),
                ("given", models.CharField(help_text="a value of Given", max_length=15)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.account"
                    ),
                ),
                (
                    "loosening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="office.loosening",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="office.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LooseningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.account"
                    ),
                ),
                (
                    "loosening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="office.loosening",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Replan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("visa", "Visas"),
                            ("travel", "Travel"),
                            ("health", "Health"),
                            ("policy", "Policy"),
                            ("technical", "Technical"),
                            ("other_cause", "Something else"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("keep_hybrid", "Keep it as planned, but hybrid"),
                            ("make_informal", "Make it informal"),
                            ("move", "Move it"),
                            ("postpone", "Postpone it"),
                            ("cancel", "Cancel it"),
                        ],
                        max_length=15,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("new_agenda", models.BooleanField(default=False)),
                ("informed", models.CharField(blank=True, default="", max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.account"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replan", to="office.event"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="office.earlierplan",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReplanKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.account"
                    ),
                ),
                (
                    "replan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="office.replan"
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.side"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="earlierplan",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="one_plan_per_number"),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("event", "person"), name="one_guest"
            ),
        ),
        migrations.AddConstraint(
            model_name="limit",
            constraint=models.UniqueConstraint(fields=("programme", "key"), name="limit_key_once"),
        ),
        migrations.AddConstraint(
            model_name="limittick",
            constraint=models.UniqueConstraint(fields=("event", "limit"), name="one_tick_per_limit"),
        ),
        migrations.AddConstraint(
            model_name="loosening",
            constraint=models.UniqueConstraint(
                fields=("programme", "subject"), name="one_loosening_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="looseningagreement",
            constraint=models.UniqueConstraint(fields=("loosening", "person", "name"), name="one_agreement"),
        ),
        migrations.AddConstraint(
            model_name="looseningkey",
            constraint=models.UniqueConstraint(
                fields=("loosening", "side"), name="one_loosening_key_per_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="looseningkey",
            constraint=models.UniqueConstraint(
                fields=("loosening", "account"), name="one_loosening_key_per_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="replankey",
            constraint=models.UniqueConstraint(fields=("replan", "side"), name="one_replan_key_per_side"),
        ),
        migrations.AddConstraint(
            model_name="replankey",
            constraint=models.UniqueConstraint(
                fields=("replan", "account"), name="one_replan_key_per_account"
            ),
        ),
    ]
