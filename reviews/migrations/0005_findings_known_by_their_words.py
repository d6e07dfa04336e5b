from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0004_corrections_that_two_propose'),
    ]

    operations = [
        migrations.AddField(
            model_name='noticedfinding',
            name='rule_version',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='noticedfinding',
            name='words_hash',
            field=models.CharField(blank=True, help_text='By which a finding is known that is kept on purpose; empty: never one.', max_length=64),
        ),
    ]
