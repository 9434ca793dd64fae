# SPDX-License-Identifier: EUPL-1.2
"""The operational records. Only this room touches them: the rest of the house sees ``criterio.domain`` values."""

from django.db import models

from criterio.domain.names import Answer, Aspect, Horizon, State
from criterio.store import beside_decisions  # noqa: F401  # Django finds the tables that this module loads
from criterio.store.frozen import Frozen


class Administration(models.Model):
    """Whose workspace this is. One row."""

    name = models.TextField()
    declaration = models.TextField(default="")
    declaration_hash = models.CharField(max_length=64, default="")


class Unit(models.Model):
    """An organisational unit, in a tree."""

    name = models.TextField(unique=True)
    kind = models.TextField(default="")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    hours_per_week = models.FloatField(null=True)
    accredited = models.IntegerField(null=True)


class Person(models.Model):
    """Somebody responsible for something, by the name that the register gives."""

    name = models.TextField(unique=True)


class Profile(models.Model):
    """An institutional profile on a network."""

    network = models.CharField(max_length=32)
    handle = models.TextField()
    name = models.TextField(default="")
    url = models.TextField(default="")
    external_id = models.TextField(default="")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="profiles")
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="owns")
    deputy = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="stands_in_for")
    purpose = models.TextField(default="")
    functions = models.TextField(default="")
    languages = models.TextField(default="")
    territory = models.TextField(default="")
    declared_state = models.CharField(max_length=16, default="", choices=[(s.value, s.value) for s in State])
    last_post_on = models.DateField(null=True)
    hours_per_week = models.FloatField(null=True)
    euros_per_year = models.FloatField(null=True)
    registered_on = models.DateField(null=True)  # the newest register that lists it; null: only files speak of it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "handle"], name="one_profile_a_handle")]


class Alias(models.Model):
    """Another name under which files speak of a profile."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="aliases")
    key = models.TextField(unique=True)


class StateChange(Frozen):
    """One passage of a profile from a state to another, with author and reason."""

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in State])
    at = models.DateTimeField()
    who = models.TextField()
    account = models.TextField(null=True)
    reason = models.TextField()


class Indicator(models.Model):
    """What an objective is seen by."""

    name = models.TextField(unique=True)


class Objective(models.Model):
    """What is wanted, as public value."""

    name = models.TextField(unique=True)
    aspect = models.CharField(max_length=16, choices=[(a.value, a.value) for a in Aspect])
    indicator = models.ForeignKey(Indicator, null=True, on_delete=models.PROTECT)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    review_on = models.DateField(null=True)


class Initiative(models.Model):
    """Something proposed."""

    name = models.TextField(unique=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    horizon = models.CharField(max_length=8, choices=[(h.value, h.value) for h in Horizon])
    declaration = models.JSONField(default=dict)


class SignedPortfolio(Frozen):
    """All verdicts of one day, signed at once. Each is a decision too, and points here."""

    on = models.DateField()
    mark = models.TextField()
    statement = models.TextField(default="")
    totals = models.JSONField()
    files = models.JSONField(default=list)
    signed_by = models.TextField()
    account = models.TextField(null=True)
    at = models.DateTimeField()
    review_on = models.DateField(null=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT)


class Decision(Frozen):
    """What a named person decided on one item, with the reasons and the options that stood beside it.

    ``proposed``: the mode that Criterio proposed, where the person decided otherwise.
    """

    subject = models.TextField()
    mode = models.CharField(max_length=16)
    into = models.TextField(default="")
    reasons = models.JSONField(default=list)
    options = models.JSONField(default=list)
    proposed = models.CharField(max_length=16, default="")
    evidence = models.JSONField(default=dict)
    portfolio = models.ForeignKey(SignedPortfolio, null=True, on_delete=models.PROTECT, related_name="decisions")
    signed_by = models.TextField()
    account = models.TextField(null=True)
    at = models.DateTimeField()
    review_on = models.DateField(null=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT)


class Expectation(Frozen):
    """A range written before the fact. ``levels`` and ``quantiles`` are lists of equal length."""

    metric = models.TextField()
    subject = models.TextField()
    due = models.DateField()
    days = models.PositiveSmallIntegerField(default=7)
    levels = models.JSONField()
    quantiles = models.JSONField()
    author = models.TextField()
    written_at = models.DateTimeField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT)


class Campaign(Frozen):
    """Something that people did, to learn what it returned."""

    name = models.TextField()
    declaration = models.JSONField()
    who = models.TextField()
    at = models.DateTimeField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT)


class UnitCost(Frozen):
    """Euros that one more of an indicator brings, as a range with its source."""

    indicator = models.TextField()
    low = models.FloatField()
    high = models.FloatField()
    source = models.TextField()
    who = models.TextField()
    at = models.DateTimeField()


class PlannedPosts(Frozen):
    """How many posts a week a profile plans from now on. ``posts`` empty: as usual again."""

    profile = models.TextField()
    posts = models.FloatField(null=True)
    who = models.TextField()
    at = models.DateTimeField()


class SourceFile(models.Model):
    """A file that was given, known by its content."""

    sha256 = models.CharField(max_length=64)
    name = models.TextField()
    bytes = models.BigIntegerField()
    format = models.TextField()
    locale = models.TextField(default="")
    options = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "format"], name="one_file_a_content")]


class ImportRun(models.Model):
    """One finished taking-in of one file. It exists if and only if everything the file gave is stored."""

    source = models.OneToOneField(SourceFile, on_delete=models.PROTECT, related_name="run")
    finished_at = models.DateTimeField()
    observed_at = models.DateTimeField()
    taken = models.IntegerField()
    refused = models.IntegerField()
    refused_file = models.TextField(default="")
    notices = models.JSONField(default=list)


class LakeFile(models.Model):
    """The manifest of the columnar history: a Parquet file is there for readers if and only if it is listed here.

    ``part`` is ``raw`` (rows as files gave them), ``replaced`` (which raw rows no longer speak for their key) or
    ``merged`` (one row a key that several raw rows speak of).
    """

    table = models.CharField(max_length=16)
    part = models.CharField(max_length=8)
    name = models.TextField(unique=True)
    rows = models.BigIntegerField()
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.CASCADE, related_name="lake_files")


class SavedMapping(models.Model):
    """A mapping that a person gave, remembered for files of the same shape."""

    shape = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    body = models.TextField()


class Custody(models.Model):
    """Who holds a profile: people, keys and where a lost password is asked for. Never a password."""

    profile = models.OneToOneField(Profile, on_delete=models.PROTECT, related_name="custody")
    key_holders = models.JSONField(default=list)
    recovery_mailbox = models.TextField(default="")
    mfa = models.BooleanField(null=True)
    updated_at = models.DateTimeField()
    who = models.TextField()


class Certification(Frozen):
    """Somebody said, on a day, that what the register tells of a profile is still so."""

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="certifications")
    at = models.DateTimeField()
    who = models.TextField()
    note = models.TextField(default="")


class HandOver(Frozen):
    """The act by which profiles pass from a person to another."""

    profiles = models.JSONField()
    from_person = models.TextField()
    to_person = models.TextField()
    reason = models.TextField()
    items = models.JSONField()
    who = models.TextField()
    at = models.DateTimeField()


class OpeningRequest(models.Model):
    """A unit asks to open a profile."""

    unit = models.TextField()
    author = models.TextField()
    initiative = models.JSONField()
    state = models.CharField(max_length=16, default="draft")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    reply = models.TextField(default="")
    decided_by = models.TextField(default="")


class ClosingPlan(models.Model):
    """How a profile is closed without leaving its public alone."""

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="closing_plans")
    author = models.TextField()
    reason = models.TextField(default="")
    audience_goes_to = models.TextField(default="")
    archive = models.TextField(default="")
    notice = models.TextField(default="")
    notice_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    state = models.CharField(max_length=16, default="draft")
    signed_by = models.TextField(default="")
    updated_at = models.DateTimeField()


class SaidFit(Frozen):
    """What the administration says of a network for a function, and why. The newest counts; empty: as published."""

    network = models.CharField(max_length=32)
    function = models.TextField()
    answer = models.CharField(max_length=8, default="", choices=[(a.value, a.value) for a in Answer])
    reason = models.TextField()
    who = models.TextField()
    account = models.TextField(null=True)
    at = models.DateTimeField()


class SaidObjective(Frozen):
    """An objective as somebody wrote it down. The newest of its name counts, also over the declaration.

    ``weighs``: whether it says rank and weight, too; null in what was written before anybody was asked for them.
    """

    name = models.TextField()
    aspect = models.CharField(max_length=16, choices=[(a.value, a.value) for a in Aspect])
    indicator = models.TextField(default="")
    baseline = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    review_on = models.DateField(null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    weight_low = models.FloatField(null=True)
    weight_high = models.FloatField(null=True)
    weighs = models.BooleanField(null=True)
    who = models.TextField()
    account = models.TextField(null=True)
    at = models.DateTimeField()


class SaidPart(Frozen):
    """A part of the declaration as somebody wrote it. The newest of its kind and name counts; empty body: no more."""

    kind = models.CharField(max_length=8)
    name = models.TextField(default="")
    body = models.JSONField(null=True)
    who = models.TextField()
    at = models.DateTimeField()


class Preferences(models.Model):
    """What one person answered of what weighs more. Nobody changes it once it is finished."""

    person = models.TextField()
    answers = models.JSONField(default=list)
    began_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class Pilot(models.Model):
    """Something tried until a day, with the figure that decides and who keeps it afterwards."""

    initiative = models.TextField()
    unit = models.TextField(default="")
    author = models.TextField()
    indicator = models.TextField(default="")
    threshold = models.FloatField(null=True)
    at_least = models.BooleanField(default=True)
    starts_on = models.DateField(null=True)
    decides_on = models.DateField(null=True)
    heir = models.TextField(default="")
    hours_per_week = models.FloatField(null=True)
    euros_per_year = models.FloatField(null=True)
    hours_granted = models.FloatField(null=True)
    euros_granted = models.FloatField(null=True)
    hours_spent = models.FloatField(null=True)
    euros_spent = models.FloatField(null=True)
    spent_on = models.DateField(null=True)
    state = models.CharField(max_length=16, default="draft")
    observed = models.FloatField(null=True)
    reason = models.TextField(default="")
    started_by = models.TextField(default="")
    decided_by = models.TextField(default="")
    account = models.TextField(null=True)
    updated_at = models.DateTimeField()


class Owner(models.Model):
    """The one workspace whose records a database beside other folders keeps: its only row."""

    mark = models.CharField(max_length=64)


class AuditEntry(Frozen):
    """Who did what, chained: each entry carries the seal of the one before."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    who = models.TextField()
    act = models.TextField()
    subject = models.TextField()
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
