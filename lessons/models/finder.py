"""What the finder keeps of lessons so that it answers at once: rows that can be made again from the pages."""

from django.db import models


class FinderEntry(models.Model):
    """One live lesson as the finder knows it. ``is_due``: its page was saved since, and it is read again before use."""

    page = models.OneToOneField(
        "lessons.LessonPage", on_delete=models.CASCADE, primary_key=True, related_name="finder_entry"
    )
    facts = models.TextField(blank=True, help_text="What it can be narrowed by, as “kind:value” with spaces between.")
    sheets = models.PositiveSmallIntegerField(default=0)
    shortest_minutes = models.PositiveSmallIntegerField(
        null=True, help_text="The fewest whole minutes in which it can be taught."
    )
    is_due = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["is_due"], condition=models.Q(is_due=True), name="finder_entry_due_idx")]

    def __str__(self) -> str:
        return f"Lesson {self.page_id} in the finder"


class FinderWord(models.Model):
    """A word, folded, that live lessons of a language hold where everybody may read it."""

    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "word"], name="a_finder_word_of_a_language_once")]

    def __str__(self) -> str:
        return self.word


class FinderPosting(models.Model):
    """That a lesson holds a word, and how much the place where it stands says about the lesson."""

    word = models.ForeignKey(FinderWord, on_delete=models.CASCADE, related_name="postings", db_index=False)
    entry = models.ForeignKey(FinderEntry, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()

    class Meta:
        # The whole row stands in the index, so that a word is answered without the table.
        indexes = [models.Index(fields=["word", "entry", "weight"], name="finder_posting_word_idx")]

    def __str__(self) -> str:
        return f"{self.word} in lesson {self.entry_id}"


class FinderStamp(models.Model):
    """One row, new whenever what the finder answers from may have changed; none: nothing was read yet."""

    value = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.value
