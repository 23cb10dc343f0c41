"""Source documents, the passages entries rest on, and what sources disagree on."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.programme import Programme, ProgrammeRow

if TYPE_CHECKING:
    from tracktwo.office.record.models.organisations import Organisation

__all__ = ["Citation", "Conflict", "ConflictValue", "Document", "DocumentText"]


class Document(ProgrammeRow):
    """A source document. The file itself is added by whoever may have it; passages open once it is there."""

    title = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    published = DateTextField()
    updated = DateTextField()
    licence = models.CharField(max_length=200, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    characters = models.PositiveIntegerField(null=True, blank=True)
    is_public = models.BooleanField(default=False, help_text="anybody may read it, and what it states")
    publishers: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        "Organisation", blank=True, related_name="published_documents"
    )
    replaces: "models.ForeignKey[Document | None]" = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="newer",
        help_text="the version before: decisions on what that one says are kept for this one",
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class DocumentText(models.Model):
    """The text of a document's file as it was read once: passages count its characters, so it never changes."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="text")
    text = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of the text in UTF-8")
    segments = models.JSONField(default=list, help_text="where each stretch of it comes from in the file")
    kind = models.CharField(max_length=20, help_text="what the file is")
    language = models.CharField(max_length=35, blank=True, default="", help_text="as the file declares it")
    encoding = models.CharField(
        max_length=20, blank=True, default="", help_text="if a person had to choose one"
    )
    reader = models.CharField(max_length=40, help_text="the program that read it, with its version")

    def __str__(self) -> str:
        return f"{self.document}, {self.kind}"


class Citation(models.Model):
    """A passage that an entry rests on: ``subject`` is "kind:key", ``field`` what of it the passage says."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="citations")
    subject = models.CharField(max_length=120)
    field = models.CharField(max_length=60, blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["document__key", "start", "end", "subject", "field"]
        indexes: ClassVar = [models.Index(fields=["programme", "subject"])]

    def __str__(self) -> str:
        return f"{self.document} {self.start}-{self.end}"


class Conflict(ProgrammeRow):
    """A fact on which sources disagree. Every value is kept; one is chosen for display, with the reason."""

    subject = models.CharField(max_length=120, help_text='kind and key, such as "event:fuzhou-2020"')
    field = models.CharField(max_length=60)
    question = LanguageTextField(blank=False, help_text="what the sources disagree on, in one line")
    reason = LanguageTextField(help_text="why the chosen value is shown")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["subject", "field", "key"]


class ConflictValue(models.Model):
    """One reading of a disputed fact and the passage it stands in."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="conflict_values")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conflict"], condition=models.Q(chosen=True), name="one_value_chosen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conflict} = {self.text}"
