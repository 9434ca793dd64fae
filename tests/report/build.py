# SPDX-License-Identifier: EUPL-1.2
"""A plan of an invented town, as large as a test asks for."""

from collections import Counter
from datetime import date, timedelta
from itertools import cycle

from criterio.domain.administration import Administration, OrgUnit
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.forecast import Forecast
from criterio.domain.names import Absence, Grade, Horizon, State, Unit
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, say, say_many
from criterio.domain.verdict import Mode, Option, Portfolio, Verdict
from criterio.plan._plan import Appendix, Bet, Counts, Pilot, Plan, SourceFile, Training
from criterio.register.states import Standing

ON = date(2026, 11, 16)
WINDOW = Window(date(2026, 5, 18), date(2026, 11, 15))
NETWORKS = ("instagram", "facebook", "x", "youtube", "tiktok", "bluesky", "mastodon")
UNITS = (
    "Alcaldía",
    "Servicio de Bibliotecas y Archivo Municipal",
    "Bomberos",
    "Cultura y Fiestas",
    "Deportes",
    "Juventud",
    "Policía Local",
    "Turismo",
)
STATES = (State.ACTIVE,) * 5 + (State.DORMANT, State.ZOMBIE, State.ACTIVE, State.UNKNOWN)
MODES = (Mode.KEEP, Mode.KEEP, Mode.STRENGTHEN, Mode.CLOSE, Mode.MERGE, Mode.KEEP, Mode.HIBERNATE, Mode.HAND_OVER)
HOSTILE = '<script>alert("x")</script>'
LONG = "participacionciudadanavillaclara"  # handles have no spaces to break at
FORMULA = '=HYPERLINK("http://example.org")'


def plan(profiles: int = 24, **changes: object) -> Plan:
    standings = tuple(_standing(i, unit) for i, unit in zip(range(profiles), cycle(UNITS), strict=False))
    verdicts = tuple(_verdict(i, standing) for i, standing in enumerate(standings))
    parts: dict[str, object] = {
        "administration": Administration("Ayuntamiento de Villaclara", units=tuple(OrgUnit(u) for u in UNITS)),
        "on": ON,
        "window": WINDOW,
        "counts": _counts(standings, verdicts),
        "standings": standings,
        "figures": tuple(figure for i, s in enumerate(standings) for figure in _figures(i, str(s.profile.key))),
        "forecasts": tuple(f for s in _forecast_subjects(standings) for f in _forecasts(s)),
        "portfolio": _portfolio(verdicts),
        "have": _have(standings),
        "stop": (_s("Cerrar 3 perfiles dormidos de Juventud y Deportes."), _s("Fusionar los dos perfiles de Cultura.")),
        "start": (_s("Probar durante seis meses un canal de avisos de Bomberos."),),
        "expect": (_s("De 3.100 a 5.400 interacciones a la semana, si se sigue como hasta ahora."),),
        "unknown": (_s("Cuántas citas y llamadas trae cada perfil."), _s("Cuántas horas cuesta cada perfil.")),
        "missing": (_s("Las horas de cada unidad: diríamos qué cuesta cada perfil."), _s("La misión y sus objetivos.")),
        "horizons": {Horizon.SHORT: tuple(_bet(v) for v in verdicts[:4]), Horizon.MEDIUM: (_bet(verdicts[-1]),)},
        "pilots": (_pilot(),),
        "training": (Training("Bomberos", None, 2, say("nobody has said who is accredited")),),
        "sources": (SourceFile("meta-instagram-2026.csv", {"posts": 812}), SourceFile("aforo.csv", {"series": 730})),
        "appendices": (_appendix(),),
    }
    return Plan(**(parts | changes))  # type: ignore[arg-type]


def hostile() -> Plan:
    """Everything that came from files tries to be something else than text."""
    bad = Profile(
        ProfileKey("x", "ayto"), name=FORMULA, unit=HOSTILE, url="javascript:alert(1)", purpose=FORMULA, owner=HOSTILE
    )
    return plan(1, standings=(_standing_of(bad, State.ACTIVE, 3),), sources=(SourceFile(HOSTILE, {"posts": 1}),))


def _s(text: str) -> Sentence:
    return Sentence("{text}", {"text": text})


def _standing(i: int, unit: str) -> Standing:
    network = NETWORKS[i % len(NETWORKS)]
    key = ProfileKey(network, f"{LONG}_{i:03}")
    state = STATES[i % len(STATES)]
    days = None if state is State.UNKNOWN else 4 + 40 * i % 300
    owner = "" if i % 5 == 0 else f"Persona {i}"
    profile = Profile(key, name=f"Villaclara {i}", unit=unit, url=f"https://example.org/{i}", owner=owner)
    return _standing_of(profile, state, days)


def _standing_of(profile: Profile, state: State, days: int | None) -> Standing:
    issues = () if profile.owner else (say("nobody is named as its owner"),)
    return Standing(profile=profile, state=state, days_since_last_post=days, issues=issues)


def _verdict(i: int, standing: Standing) -> Verdict:
    mode = MODES[i % len(MODES)]
    value = Range(2.0 + i % 7, 5.5 + i % 7, 9.25 + i % 7)
    away = mode in (Mode.CLOSE, Mode.MERGE, Mode.HAND_OVER)
    return Verdict(
        subject=str(standing.profile.key),
        mode=mode,
        into="instagram:participacionciudadanavillaclara_000"
        if mode is Mode.MERGE
        else "Alcaldía"
        if mode is Mode.HAND_OVER
        else "",
        because=(
            say_many("{n} day without a post", "{n} days without a post", 140),
            _s("Lo que publica ya lo cubre otro perfil de la misma red, con más seguidores y mejor respuesta."),
        ),
        would_change_if=(say("its public value were above {points} points", points=7.4),),
        hours=0.0 if away else 2.5,
        euros=0.0 if away else 300.0,
        value=value,
        grade=Grade.D,
        standing=("core", "borderline", "exterior")[i % 3],
        instead=_s("El perfil general del Ayuntamiento, con una etiqueta propia.") if away else None,
        options=(Option(Mode.KEEP, 2.5, 300.0, value), Option(Mode.CLOSE, 0.0, 0.0, Range(0, 0, 0))),
    )


def _portfolio(verdicts: tuple[Verdict, ...]) -> Portfolio:
    return Portfolio(
        verdicts=verdicts,
        hours=61.5,
        hours_capacity=80.0,
        euros=7200.0,
        euros_capacity=None,
        value=Range(120.0, 180.0, 240.0),
        gap=0.0001,
        uncovered=(_s("Avisos de emergencia en euskera."),),
        without_political_support=(verdicts[-1].subject,) if verdicts else (),
        notes=(say("The money was not declared, so it did not limit anything."),),
    )


def _counts(standings: tuple[Standing, ...], verdicts: tuple[Verdict, ...]) -> Counts:
    return Counts(
        profiles=len(standings),
        units=len(UNITS),
        units_without=2,
        by_state=dict(Counter(standing.state for standing in standings)),
        by_network=dict(Counter(standing.profile.key.network for standing in standings)),
        by_mode=dict(Counter(verdict.mode for verdict in verdicts)),
        without_owner=sum(not standing.profile.owner for standing in standings),
        without_purpose=len(standings),
    )


def _have(standings: tuple[Standing, ...]) -> tuple[Sentence, ...]:
    return (
        say_many("{n} profile in all.", "{n} profiles in all.", len(standings)),
        _s("6 perfiles llevan más de 90 días sin publicar; 2 de ellos tienen preguntas sin responder."),
        _s("5 perfiles no tienen a nadie a cargo."),
    )


def _figures(i: int, subject: str) -> tuple[Figure, ...]:
    base = {"subject": subject, "window": WINDOW, "source": "meta-instagram-2026.csv"}
    rate = Unit.PER_POST_PER_THOUSAND_FOLLOWERS
    value = 1.3 + (i * 37 % 90) / 10
    return (
        Figure("engagement_e", unit=rate, value=value, low=value * 0.8, high=value * 1.3, n=40 + i, **base),
        Figure("posts", unit=Unit.COUNT, value=40.0 + i, n=40 + i, **base),
        Figure("answered_rate", unit=Unit.SHARE, value=0.62, low=0.5, high=0.74, n=55, grade=Grade.D, **base)
        if i % 3
        else Figure("answered_rate", unit=Unit.SHARE, value=None, absent=Absence.NOT_KNOWN, **base),
        Figure("reach_per_post", unit=Unit.PER_POST, value=None, absent=Absence.NOT_OFFERED, **base),
        Figure("accessible_share", unit=Unit.SHARE, value=None, absent=Absence.TOO_FEW, **base),
    )  # fmt: skip


def _forecast_subjects(standings: tuple[Standing, ...]) -> tuple[str, ...]:
    return ("all", *(f"unit:{unit}" for unit in UNITS), *(str(s.profile.key) for s in standings))


def _forecasts(subject: str) -> tuple[Forecast, ...]:
    level = 4000 if subject == "all" else 300 + len(subject) * 20
    shape = (0.4, 0.55, 0.8, 0.88, 1.0, 1.13, 1.25, 1.8, 2.4)
    return tuple(
        Forecast(
            metric=metric,
            subject=subject,
            week=ON + timedelta(weeks=h),
            horizon=h + 1,
            quantiles=tuple(level * share ** (1 + 0.12 * h) for share in shape),
            basis="peers" if subject.endswith("3") else "own",
            weeks_of_history=120,
            notes=(say("the sum leaves out what is not known"),) if subject == "all" else (),
        )
        for metric in ("interactions", "followers")
        for h in range(8)
    )


def _bet(verdict: Verdict) -> Bet:
    return Bet(
        verdict.subject, f"Perfil {verdict.subject}", "Cultura y Fiestas", verdict.mode, verdict.into, Horizon.SHORT,
        verdict.hours, verdict.euros, verdict.value, _s("Libera cuatro horas a la semana."), date(2027, 5, 16),
    )  # fmt: skip


def _pilot() -> Pilot:
    return Pilot(
        "Canal de avisos de emergencia", "Bomberos", date(2026, 12, 1), date(2027, 5, 31), "avisos vistos en una hora",
        (400.0, 900.0), _s("Se detiene si el 31 de mayo no llega a 400 avisos vistos."), "Policía Local",
        hours_granted=52.0, euros_granted=600.0, hours_per_week=3.5, euros_per_year=1200.0,
    )  # fmt: skip


def _appendix() -> Appendix:
    return Appendix(
        title=_s("Lo que dijo Criterio y lo que era verdad"),
        intro=_s("La villa es inventada: su verdad se conoce."),
        columns=(_s("Qué"), _s("Dicho"), _s("Verdad"), _s("Acierto")),
        rows=(
            ("Perfiles dormidos", 6, 6, True),
            ("Interacciones", Range(8.1, 12.3, 17.0), 11.9, True),
            (HOSTILE, None, 3, False),
        ),
    )
