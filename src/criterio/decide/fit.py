# SPDX-License-Identifier: EUPL-1.2
"""Can this network carry this function, for these people, from this unit? It can, it could if …, or use X instead.

What the law bars comes first, and nothing opens it; then what the administration itself has declared; then what is
published. What nobody knows is asked for: it is neither a yes nor a no.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from criterio.decide.functions import canonical, titled
from criterio.domain.administration import Administration, DeclaredFit
from criterio.domain.errors import UnknownName
from criterio.domain.names import Answer
from criterio.domain.sentence import Sentence, say
from criterio.evidence import knowledge
from criterio.evidence.knowledge import GOOD_ENOUGH, Audience, Rule
from criterio.evidence.networks import display_name, network_named, networks

HALF = 0.5
"""A network that fewer than half of a public uses leaves most of them out."""
LEAST_HOURS = 0.5
"""A week: the least that a profile takes (see ``cases.HOURS_UNKNOWN``)."""


@dataclass(frozen=True)
class Fit:
    """``score``: 0 to 3 as published, None where nobody has said. ``conditions``: what *could if* waits for.

    ``meanwhile``: what the law asks all along. ``asks``: what nobody has said yet. ``instead`` is always there when the
    answer is *cannot*. ``declared``: the administration's own word, where it stands in for what is published.
    """

    network: str
    function: str
    answer: Answer
    score: int | None
    because: tuple[Sentence, ...]
    conditions: tuple[Sentence, ...] = ()
    meanwhile: tuple[Sentence, ...] = ()
    asks: tuple[Sentence, ...] = ()
    instead: Sentence | None = None
    sources: tuple[str, ...] = ()
    declared: DeclaredFit | None = None
    audience: Audience | None = None


def fit(
    administration: Administration, function: str, network: str, audience: str = "", unit: str = "", on: date = date.max
) -> Fit:
    """The answer for one function on one network; ``audience`` and ``unit`` may be left out. Raises UnknownName."""
    found = _published(administration, knowledge.function_named(function).name, network_named(network))
    barred = _barred(found, on)
    if barred is not None:
        return barred
    return _answered(_for_unit(_for_audience(_under_law(found), audience), administration, unit))


def matrix(
    administration: Administration,
    functions: Iterable[str] = (),
    channels: Iterable[str] = (),
    audience: str = "",
    unit: str = "",
    on: date = date.max,
) -> tuple[Fit, ...]:
    """The answers for several functions and networks, function by function; without names, for all that are scored."""
    wanted = tuple(functions) or tuple(function.name for function in knowledge.functions())
    where = tuple(channels) or scored(administration)
    return tuple(fit(administration, function, network, audience, unit, on) for function in wanted for network in where)


def scored(administration: Administration) -> tuple[str, ...]:
    """The networks of which something is published or declared, the most used first."""
    declared = {_network(row.network) for row in administration.fit}
    published = {name for row in knowledge.scores() for name in row.scores}
    return tuple(network.name for network in networks() if network.name in declared | published)


def declared_fit(administration: Administration, function: str, network: str) -> DeclaredFit | None:
    """The administration's own word; the last one where it gives several."""
    name = canonical(function)
    rows = (r for r in administration.fit if canonical(r.function) == name and _network(r.network) == network)
    return next(reversed(list(rows)), None)


def unheard(administration: Administration) -> tuple[DeclaredFit, ...]:
    """What the administration declares of networks or functions that nobody knows: it changes nothing."""
    functions, names = {f.name for f in knowledge.functions()}, {network.name for network in networks()}
    rows = administration.fit
    return tuple(r for r in rows if canonical(r.function) not in functions or _network(r.network) not in names)


def barred_by(function: str, network: str) -> Rule | None:
    """The rule of law that keeps this function off this network."""
    return next((rule for rule in knowledge.law_on(function, network) if rule.effect == "bars"), None)


def veto(function: str, network: str) -> Sentence | None:
    """Why the law keeps this function off this network; None when it does not."""
    rule = barred_by(function, network)
    return _rule(rule) if rule else None


def _network(written: str) -> str:
    try:
        return network_named(written)
    except UnknownName:
        return written


def _published(administration: Administration, function: str, network: str) -> Fit:
    known, own = knowledge.fit(function, network), declared_fit(administration, function, network)
    score, sources = (known.score, (known.source,)) if known else (None, ())
    found = Fit(network, function, Answer.CAN, score, (_score(function, network, score),), sources=sources)
    if own is not None:
        said = say("Your administration says that it {answer}: {reason}", answer=own.answer, reason=own.reason)
        return replace(found, answer=own.answer, because=(said, *found.because), declared=own)
    if score is None:
        unknown = say("somebody has tried it, or has written down how well it serves")
        return replace(found, answer=Answer.COULD, conditions=(unknown,))
    if score == 0:
        return replace(found, answer=Answer.CANNOT)
    if score < GOOD_ENOUGH:
        beside = say("it goes beside a channel that serves it better")
        return replace(found, answer=Answer.COULD, conditions=(beside,))
    return found


def _score(function: str, network: str, score: int | None) -> Sentence:
    named = {"network": display_name(network), "function": titled(function)}
    match score:
        case None:
            return say("Nothing is published on how {network} serves {function}.", **named)
        case 0:
            return say("{network} cannot serve {function}.", **named)
        case 1:
            return say("{network} hardly serves {function}: 1 of 3 in what is published.", **named)
    return say("{network} serves {function}: {score} of 3 in what is published.", score=score, **named)


def _barred(found: Fit, on: date) -> Fit | None:
    """A network that is gone, or that the law keeps this function off: whatever anybody has declared."""
    closed = next((one.closed_on for one in networks() if one.name == found.network), None)
    if closed is not None and closed <= on:
        gone = say("{network} closed on {day}.", network=display_name(found.network), day=closed)
        return _cannot(replace(found, because=(gone,), conditions=()))
    rule = barred_by(found.function, found.network)
    if rule is None:
        return None
    because, sources = (_rule(rule), *found.because), (rule.source, *found.sources)
    return _cannot(replace(found, because=because, conditions=(), sources=sources))


def _cannot(found: Fit) -> Fit:
    return replace(found, answer=Answer.CANNOT, instead=_instead(found))


def _instead(found: Fit) -> Sentence:
    better = knowledge.instead_of(found.function, found.network)
    if better is not None:
        return better
    channel = knowledge.function_named(found.function).instead
    return say("Use {channel} instead.", channel=Sentence(channel["en"], said=channel))


def _rule(rule: Rule) -> Sentence:
    return say("{norm}: {told}.", norm=rule.norm, told=rule.sentence)


def _under_law(found: Fit) -> Fit:
    """What the law asks first is a condition, until the administration declares that it can."""
    rules = knowledge.law_on(found.function, found.network)
    is_met = found.declared is not None and found.declared.answer is Answer.CAN
    asked = tuple(rule.sentence for rule in rules if rule.effect == "asks" and not is_met)
    kept = tuple(_rule(rule) for rule in rules if rule.effect == "reminds")
    sources = dict.fromkeys((*found.sources, *(rule.source for rule in rules)))
    return replace(found, conditions=(*found.conditions, *asked), meanwhile=kept, sources=tuple(sources))


def _for_audience(found: Fit, group: str) -> Fit:
    if not group:
        return found
    counted = knowledge.reached(group, found.network)
    if counted is None:
        return replace(found, asks=(*found.asks, say("how many of {group} use it", group=called(group))))
    share = {"share": round(counted.share * 100), "group": called(group), "year": counted.year}
    if counted.network:
        told = say("{share} % of {group} used it in {year}.", **share)
    else:
        told = say("At most {share} % of {group} are there: as many used any social network in {year}.", **share)
    others = say("those of {group} who are not there are reached by another way too", group=called(group))
    conditions = (*found.conditions, others) if counted.share < HALF else found.conditions
    sources = (*found.sources, counted.source)
    return replace(found, because=(*found.because, told), conditions=conditions, sources=sources, audience=counted)


def called(group: str) -> Sentence:
    """A group of people as a sentence names it."""
    names = {
        "all": say("the whole population"),
        "men": say("men"),
        "women": say("women"),
        "internet users aged 12 to 74": say("internet users from 12 to 74 years old"),
    }
    youngest, dash, oldest = group.partition("-")
    if dash and youngest.isdigit() and oldest.isdigit():
        return say("people from {youngest} to {oldest} years old", youngest=int(youngest), oldest=int(oldest))
    return names.get(group) or say("“{group}”", group=group)


def _for_unit(found: Fit, administration: Administration, name: str) -> Fit:
    if not name:
        return found
    unit = next((unit for unit in administration.units if unit.name == name), None)
    if unit is None:
        raise UnknownName(say("There is no unit called {unit} in the declaration.", unit=name))
    needs, asks = [], []
    if unit.accredited is None:
        asks.append(say("how many people in {unit} are accredited to publish", unit=name))
    elif unit.accredited == 0:
        needs.append(say("somebody in {unit} is trained and accredited to publish", unit=name))
    if unit.hours_per_week is None:
        asks.append(say("how many hours a week {unit} has for it", unit=name))
    elif unit.hours_per_week < LEAST_HOURS:
        needs.append(say("{unit} has at least {hours} hours a week for it", unit=name, hours=LEAST_HOURS))
    return replace(found, conditions=(*found.conditions, *needs), asks=(*found.asks, *asks))


def _answered(found: Fit) -> Fit:
    """With everything known: what is met, what is waited for, and what to use instead."""
    if found.answer is Answer.CANNOT:
        return replace(_cannot(found), conditions=())
    if not found.conditions and found.answer is Answer.CAN:
        return found
    return replace(found, answer=Answer.COULD, instead=knowledge.instead_of(found.function, found.network))
