# SPDX-License-Identifier: EUPL-1.2
"""Who holds each profile, when somebody last said so, and by which act it passed from one person to another."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from criterio.domain.governance import Custody, HandOver
from criterio.domain.profile import ProfileKey
from criterio.store import models
from criterio.store.joined import others
from criterio.store.workspace import Store


def custody_of(store: Store, key: ProfileKey) -> Custody:
    """Who holds a profile; empty where nobody has said, neither of it nor of those that are the same."""
    every = [_profile(store, one) for one in (key, *others(store, key))]
    held = {row.profile_id: row for row in models.Custody.objects.using(store.alias).filter(profile__in=every)}
    row = next((held[one.pk] for one in every if one.pk in held), None)
    owner = next((one.owner.name for one in every if one.owner), "")
    deputy = next((one.deputy.name for one in every if one.deputy), "")
    if row is None:
        return Custody(owner, deputy)
    return Custody(owner, deputy, tuple(row.key_holders), row.recovery_mailbox, row.mfa, row.updated_at, row.who)


def write_custody(store: Store, key: ProfileKey, custody: Custody, who: str, at: datetime) -> None:
    """Who holds a profile from now on."""
    with store.writing():
        profile = _profile(store, key)
        profile.owner, profile.deputy = (_person(store, name) for name in (custody.owner, custody.deputy))
        profile.save(using=store.alias, update_fields=["owner", "deputy"])
        told = {"key_holders": list(custody.key_holders), "recovery_mailbox": custody.recovery_mailbox}
        models.Custody.objects.using(store.alias).update_or_create(
            profile=profile, defaults={**told, "mfa": custody.mfa, "updated_at": at, "who": who}
        )


def certify(store: Store, key: ProfileKey, who: str, note: str, at: datetime) -> None:
    """Writes down that somebody confirmed what the register tells."""
    with store.writing():
        models.Certification(profile=_profile(store, key), at=at, who=who, note=note).save(using=store.alias)


def certified(store: Store) -> dict[ProfileKey, datetime]:
    """When each profile was last confirmed; those never confirmed are left out."""
    rows = models.Certification.objects.using(store.alias).values_list("profile__network", "profile__handle")
    return {ProfileKey(network, handle): at for network, handle, at in rows.annotate(last=Max("at"))}


def hand_over(store: Store, act: HandOver) -> HandOver:
    """Writes the act, and whoever answers for its profiles from now on. Both or none."""
    with store.writing():
        row = models.HandOver(
            profiles=[str(key) for key in act.profiles],
            from_person=act.from_person,
            to_person=act.to_person,
            reason=act.reason,
            items=list(act.items),
            who=act.who,
            at=act.at,
        )
        row.save(using=store.alias)
        for key in act.profiles:
            for one in (key, *others(store, key)):  # whoever answers for it may be known of another name only
                _pass_on(store, _profile(store, one), act.from_person, act.to_person)
    return _read(row)


def hand_overs(store: Store) -> list[HandOver]:
    """Every act, the newest first."""
    return [_read(row) for row in models.HandOver.objects.using(store.alias).order_by("-id")]


def _pass_on(store: Store, profile: models.Profile, from_person: str, to_person: str) -> None:
    for role in ("owner", "deputy"):
        held = getattr(profile, role)
        if held is not None and held.name == from_person:
            setattr(profile, role, _person(store, to_person))
    profile.save(using=store.alias, update_fields=["owner", "deputy"])
    for row in models.Custody.objects.using(store.alias).filter(profile=profile):
        row.key_holders = _without(row.key_holders, from_person, to_person)
        row.save(using=store.alias, update_fields=["key_holders"])


def _without(holders: Iterable[str], from_person: str, to_person: str) -> list[str]:
    """Who goes leaves the keys; who comes has them."""
    held = list(holders)
    return list(dict.fromkeys(to_person if name == from_person else name for name in held))


def _person(store: Store, name: str) -> models.Person | None:
    return models.Person.objects.using(store.alias).get_or_create(name=name)[0] if name else None


def _profile(store: Store, key: ProfileKey) -> models.Profile:
    rows = models.Profile.objects.using(store.alias).select_related("owner", "deputy")
    return rows.get(network=key.network, handle=key.handle)


def _read(row: models.HandOver) -> HandOver:
    keys = tuple(ProfileKey.parse(key) for key in row.profiles)
    return HandOver(row.pk, keys, row.from_person, row.to_person, row.reason, tuple(row.items), row.who, row.at)
