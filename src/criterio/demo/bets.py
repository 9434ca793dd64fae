# SPDX-License-Identifier: EUPL-1.2
"""What the town wants, and what somebody in it has proposed to do."""

from datetime import date, timedelta

from criterio.domain.administration import Initiative, Objective
from criterio.domain.names import Aspect, Horizon
from criterio.domain.profile import ProfileKey

TRIED = "Asistente automático para la cita previa"
"""Of this nobody can know before it is tried: the verdict that does it justice is a pilot."""


def objectives(spring: date) -> tuple[Objective, ...]:
    """To be looked at on the day ``spring``."""
    return (
        Objective("Menos llamadas por la cita previa", Aspect.SERVICE, "llamadas", rank=1, weight=(0.3, 0.5), low=-20.0,
                  high=-5.0, review_on=spring, functions=("citizen_service",)),
        Objective("Avisos que llegan a tiempo", Aspect.STEWARDSHIP, "", rank=2, weight=(0.15, 0.35), review_on=spring,
                  functions=("emergency", "transparency")),
        Objective("Más jóvenes con el bono joven", Aspect.SOCIAL, "tramites", rank=3, weight=(0.1, 0.25), low=10.0,
                  high=40.0, review_on=spring, functions=("behaviour_change", "participation")),
        Objective("Gastar menos por cada resultado", Aspect.FINANCIAL, "", rank=4, weight=(0.1, 0.2), review_on=spring),
        Objective("Más propuestas vecinales respondidas", Aspect.POLITICAL, "", rank=5, weight=(0.05, 0.15),
                  review_on=spring, functions=("participation",)),
    )  # fmt: skip


def initiatives(end: date, spring: date) -> tuple[Initiative, ...]:
    """One ambitious project, small practices, what nobody knows, and channels; ``end`` is the town's last day."""
    return (*_ambitious(spring), *_small(end, spring), *_unsure(spring), *_channels(spring))


def _ambitious(spring: date) -> tuple[Initiative, ...]:
    """Costly, and of uncertain value."""
    return (
        Initiative(
            "Villaclara en directo", unit="Prensa", horizon=Horizon.LONG, ambitious=True, hours_per_week=(20.0, 45.0),
            euros=(40_000.0, 130_000.0), value={Aspect.POLITICAL: (-0.5, 2.0), Aspect.SOCIAL: (-0.5, 1.5)},
            functions=("transparency", "participation"), languages=("es",), owner="Marta Olmedo", deputy="Iván Reig",
            heir="Prensa", review_on=spring, exit_rule="Parar si no hay 300 personas por emisión el día de la revisión",
            months=30, mechanism="participation", audience_heard=False, content_ready=False,
        ),
    )  # fmt: skip


def _small(end: date, spring: date) -> tuple[Initiative, ...]:
    """Cheap, and with an owner."""
    return (
        Initiative(
            "Cita por mensaje en Servicios Sociales", unit="Servicios Sociales", hours_per_week=(1.5, 3.0),
            euros=(0.0, 400.0), value={Aspect.SERVICE: (0.8, 2.2), Aspect.FINANCIAL: (0.1, 0.8)},
            functions=("citizen_service",), languages=("es",), objective="Menos llamadas por la cita previa",
            indicator="llamadas", expected=(-18.0, -6.0), owner="Pilar Cano", deputy="Ana Riera",
            heir="Servicios Sociales", review_on=spring, exit_rule="Parar si las llamadas no bajan un 5 %", months=6,
            mechanism="efficiency", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Respuestas preparadas a las diez preguntas de siempre", unit="Atención Ciudadana",
            hours_per_week=(1.0, 2.0), euros=(0.0, 0.0),
            value={Aspect.SERVICE: (0.5, 1.6), Aspect.FINANCIAL: (0.2, 0.7)},
            functions=("citizen_service",), languages=("es", "ca"), objective="Menos llamadas por la cita previa",
            indicator="llamadas", expected=(-8.0, -2.0), owner="Sonia Vera", deputy="Luis Moltó",
            heir="Atención Ciudadana", review_on=spring, exit_rule="Parar si nadie las usa en dos meses", months=4,
            mechanism="efficiency", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Club de lectura en Instagram", unit="Bibliotecas", hours_per_week=(0.5, 1.5), euros=(0.0, 200.0),
            value={Aspect.SOCIAL: (0.4, 1.5)}, functions=("participation", "co_production"), languages=("es", "ca"),
            indicator="tramites", expected=(2.0, 9.0), owner="Inés Mollà", deputy="Clara Vives", heir="Bibliotecas",
            review_on=spring, exit_rule="Parar con menos de 12 participantes", months=6, mechanism="collaboration",
            audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Subtítulos en todos los vídeos", unit="Prensa", hours_per_week=(0.5, 1.5), euros=(0.0, 300.0),
            value={Aspect.STEWARDSHIP: (0.5, 1.5), Aspect.SOCIAL: (0.1, 0.5)}, functions=("transparency",),
            owner="Iván Reig", deputy="Marta Olmedo", heir="Prensa", review_on=end + timedelta(days=90),
            exit_rule="No se para: es una obligación", months=3, mechanism="effectiveness", audience_heard=True,
            content_ready=True,
        ),
    )  # fmt: skip


def _unsure(spring: date) -> tuple[Initiative, ...]:
    """What may bring much or do harm, and nobody has tried: its gates are open, and it has somebody who would keep it.

    At the middle of what is declared the whole brings about what it costs. A pilot shows half of the good at the most,
    for less than half of the hours, and is stopped before it does most of the harm: that is better than the whole, than
    waiting and than nothing.
    """
    return (
        Initiative(
            TRIED, unit="Atención Ciudadana", hours_per_week=(1.0, 2.5), euros=(1_500.0, 4_500.0),
            value={Aspect.SERVICE: (-2.0, 3.0), Aspect.STEWARDSHIP: (-1.5, 0.0), Aspect.FINANCIAL: (-0.5, 1.5)},
            functions=("citizen_service",), languages=("es", "ca"), objective="Menos llamadas por la cita previa",
            indicator="llamadas", expected=(-25.0, 8.0), owner="Sonia Vera", deputy="Luis Moltó",
            heir="Atención Ciudadana", review_on=spring,
            exit_rule="Parar si las llamadas no bajan un 5 % o si responde mal a una de cada veinte preguntas",
            months=6, mechanism="efficiency", audience_heard=True, content_ready=True,
        ),
    )  # fmt: skip


def _channels(spring: date) -> tuple[Initiative, ...]:
    """Each opens a profile."""
    return (
        Initiative(
            "Canal de WhatsApp del Ayuntamiento", unit="Prensa", horizon=Horizon.MEDIUM, hours_per_week=(2.0, 4.0),
            euros=(0.0, 900.0), value={Aspect.SERVICE: (0.3, 1.6), Aspect.STEWARDSHIP: (0.2, 1.0)},
            opens=ProfileKey("whatsapp", "0029VaVillaclara2026"), functions=("routine_information", "emergency"),
            languages=("es", "ca"), objective="Avisos que llegan a tiempo", owner="Marta Olmedo", deputy="Iván Reig",
            heir="Prensa", review_on=spring, exit_rule="Parar con menos de 2.000 personas en seis meses", months=6,
            mechanism="effectiveness", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Piloto de barrio en Mastodon", unit="Medio Ambiente", horizon=Horizon.MEDIUM, hours_per_week=(1.0, 3.0),
            euros=(0.0, 500.0), value={Aspect.POLITICAL: (-0.2, 0.8), Aspect.IDEOLOGICAL: (0.0, 0.8)},
            opens=ProfileKey("mastodon", "barrios@villaclara.social"), functions=("participation",),
            languages=("es", "ca"), owner="Teo Grau", review_on=spring, months=6, mechanism="participation",
            audience_heard=False, content_ready=False,
        ),
    )  # fmt: skip
