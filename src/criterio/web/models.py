# SPDX-License-Identifier: EUPL-1.2
"""Who works here and with what: accounts, their roles, invitations, tokens, and files that wait to be taken in."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from criterio.language.catalogs import LANGUAGES
from criterio.store.models import Unit
from criterio.web.people.roles import Role

_ROLES = [(role.value, role.value) for role in Role]
_LANGUAGES = [(language, language) for language in LANGUAGES]


class Accounts(BaseUserManager["Account"]):
    """How accounts are made."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """An account; without a password, it can only be entered by another road."""
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who works here, known by their mail address. What they may do is in their grants."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, blank=True, choices=_LANGUAGES)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = Accounts()

    def __str__(self) -> str:
        return self.name or self.email


class Grant(models.Model):
    """One role of one person, in a unit and those below it; without unit, in the whole administration."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=_ROLES)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "role", "unit"], name="one_grant_a_unit", nulls_distinct=False)
        ]


class Invitation(models.Model):
    """A way in for one person, once. Only the digest of its secret is kept."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    role = models.CharField(max_length=16, choices=_ROLES)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)


class Token(models.Model):
    """A key of the HTTP API: it may do what its role may in its unit. Only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=_ROLES)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Upload(models.Model):
    """A file that a person gave: shown first, taken in when they say so, in the background.

    It is seen where its unit is; without unit, by who works for the whole administration.
    """

    class State(models.TextChoices):
        SHOWN = "shown"
        WAITING = "waiting"
        TAKING = "taking"
        TAKEN = "taken"
        UNUSABLE = "unusable"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="uploads")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    bytes = models.BigIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.SHOWN)
    options = models.JSONField(default=dict)
    mapping = models.TextField(default="")
    rows_read = models.BigIntegerField(default=0)
    rows_in_all = models.BigIntegerField(null=True)  # an estimate; null: not known
    run = models.BigIntegerField(null=True)
    message = models.JSONField(default=dict)


class LetterWish(models.Model):
    """Somebody asks for the letter of the week: on which day (Monday is 0), and by which address they come."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="letter")
    weekday = models.PositiveSmallIntegerField()
    address = models.TextField()
    asked_at = models.DateTimeField()


class LetterSent(models.Model):
    """What became of the letter of one day to one person; ``next_at``: when it is tried again."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"  # it is tried again
        REFUSED = "refused"  # the server will never take it
        UNSURE = "unsure"  # nobody knows whether the server took it
        GIVEN_UP = "given_up"  # its day is over

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="letters")
    day = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    told = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "day"], name="one_letter_a_day")]


LOST = (LetterSent.State.FAILED, LetterSent.State.REFUSED, LetterSent.State.UNSURE, LetterSent.State.GIVEN_UP)
"""States of letters that did not arrive, or may not have."""
