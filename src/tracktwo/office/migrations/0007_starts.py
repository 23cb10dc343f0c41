from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('office', '0006_register'),
    ]

    operations = [
        migrations.AddField(
            model_name='segment',
            name='starts',
            field=models.CharField(blank=True, default='', help_text='by the clock of the place, such as 09:30', max_length=5),
        ),
    ]
