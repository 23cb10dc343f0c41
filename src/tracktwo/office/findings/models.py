"""Which objectives rounds and questions serve; events, findings, narratives and challenges say so themselves."""

from typing import ClassVar

from django.db import models

__all__ = ["ServedObjective"]


class ServedObjective(models.Model):
    """That a round, a question or a gap, ``subject`` as "kind:key", serves an objective."""

    objective = models.ForeignKey("office.Objective", on_delete=models.CASCADE, related_name="served_by")
    subject = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["subject"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["objective", "subject"], name="served_once")]

    def __str__(self) -> str:
        return self.subject
