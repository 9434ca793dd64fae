# SPDX-License-Identifier: EUPL-1.2
"""What the town's profiles say: short invented sentences by unit and language."""

import numpy as np
from numpy.typing import NDArray

_TOPICS: dict[str, tuple[str, ...]] = {
    "Prensa": (
        "el pleno de este mes",
        "las obras de la calle Mayor",
        "el presupuesto participado",
        "la feria de otoño",
    ),
    "Protección Civil": (
        "el aviso por viento",
        "el aviso por lluvia",
        "el simulacro del barranco",
        "el riesgo de incendio",
    ),
    "Policía Local": ("el corte de tráfico", "la campaña del cinturón", "los patinetes", "el camino escolar"),
    "Cultura": ("el concierto de la banda", "el ciclo de teatro", "la exposición de grabado", "el cine de verano"),
    "Bibliotecas": ("el club de lectura", "la maleta viajera", "las novelas recomendadas", "la sala de estudio"),
    "Deportes": ("la liga de barrios", "la piscina cubierta", "la carrera popular", "las pistas de pádel"),
    "Juventud": ("el bono joven", "el taller de radio", "el viaje de intercambio", "las becas de transporte"),
    "Turismo": ("la ruta de los molinos", "el castillo", "el mercado medieval", "la vía verde"),
    "Servicios Sociales": ("la ayuda de alquiler", "el comedor", "la teleasistencia", "el taller de memoria"),
    "Atención Ciudadana": ("la cita previa", "el padrón", "el recibo del agua", "la sede electrónica"),
    "Medio Ambiente": ("el contenedor marrón", "los huertos", "la poda", "el ecoparque móvil"),
    "Empleo y Empresa": (
        "la bolsa de empleo",
        "el curso de soldadura",
        "la ayuda al comercio",
        "el vivero de empresas",
    ),
    "Igualdad": ("el punto violeta", "la escuela de igualdad", "el certamen de relatos", "el día 25"),
}
_SAYINGS: dict[str, tuple[str, ...]] = {
    "es": (
        "Hablamos de {topic}. Te contamos en {n} líneas lo que cambia.",
        "¿Sabes ya cómo queda {topic}? Quedan {n} plazas.",
        "Atención a {topic}: consulta el horario, «línea {n}», y compártelo.",
        "Gracias a las {n} personas que han venido; seguimos con {topic}.",
        "Todo sobre {topic}, paso a paso (parte {n}).",
    ),
    "ca": (
        "Parlem de {topic}. T'ho contem en {n} línies.",
        "Ja saps com queda {topic}? Queden {n} places.",
        "Tot sobre {topic}, pas a pas (part {n}).",
    ),
    "en": ("Discover {topic}: {n} ideas for a slow weekend.", "{n} reasons to come back for {topic}."),
}


def texts(unit: str, languages: str, n: int, rng: np.random.Generator) -> NDArray[np.object_]:
    """``n`` posts of a unit, in the first of its languages; one in four in the second where it has two."""
    spoken = languages.split(";")
    topics = _TOPICS.get(unit.rstrip(" 0123456789"), _TOPICS["Prensa"])
    second = rng.random(n) < (0.25 if len(spoken) > 1 else 0)
    topic, saying, number = rng.integers(len(topics), size=n), rng.random(n), rng.integers(2, 99_999, size=n)
    said = np.empty(n, dtype=object)
    for i in range(n):
        sayings = _SAYINGS[spoken[int(second[i])]]
        said[i] = sayings[int(saying[i] * len(sayings))].format(topic=topics[topic[i]], n=number[i])
    return said
