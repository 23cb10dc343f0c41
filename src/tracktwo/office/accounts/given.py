"""What a room keeps of a key that was given; ``accounts/keys.py`` says what keys are for."""

from django.db import models

__all__ = ["GivenKey"]


class GivenKey(models.Model):
    """One side's key: whose, and when it was given. Each room adds to what, and that a side and an account give one."""

    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.side}: {self.account}"
