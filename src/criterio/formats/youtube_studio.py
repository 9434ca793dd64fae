# SPDX-License-Identifier: EUPL-1.2
"""Videos as YouTube Studio exports them (Advanced mode): the whole ZIP, or the table inside it."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_VIDEOS = PostTable(
    network="youtube",
    required=("post_id", "text", "published_at"),
    kind="video",
    closing=("total", "totals", "totales", "totals generals"),
    names={
        "post_id": {"en": "Content | Video", "es": "Contenido | Vídeo", "ca": "Contingut"},
        "text": {"en": "Video title", "es": "Título del vídeo", "es-419": "Título del video", "ca": "Títol del vídeo"},
        "published_at": {
            "en": "Video publish time",
            "es": "Hora de publicación del vídeo | Fecha de publicación del vídeo",
            "es-419": "Hora de publicación del video | Fecha de publicación del video",
            "ca": "Hora de publicació del vídeo | Data de publicació del vídeo",
        },
        "duration": {"en": "Duration", "es": "Duración", "ca": "Durada"},
        "views": {"en": "Views", "es": "Visualizaciones", "es-419": "Vistas", "ca": "Visualitzacions"},
        "watch_hours": {
            "en": "Watch time (hours)",
            "es": "Tiempo de visualización (horas)",
            "es-419": "Tiempo de reproducción (horas)",
            "ca": "Temps de visualització (hores)",
        },
        "follows": {"en": "Subscribers", "es": "Suscriptores", "ca": "Subscriptors"},
        "revenue": {
            "en": "Estimated revenue (USD) | Your estimated revenue (USD) | Estimated revenue (EUR) | "
            "Your estimated revenue (EUR)",
            "es": "Ingresos estimados (USD) | Ingresos estimados (EUR) | Tus ingresos estimados (EUR)",
            "ca": "Ingressos estimats (USD) | Ingressos estimats (EUR)",
        },
        "impressions": {
            "en": "Impressions | Thumbnail impressions",
            "es": "Impresiones | Impresiones de la miniatura | Impresiones de las miniaturas",
            "ca": "Impressions | Impressions de la miniatura",
        },
        "click_rate": {
            "en": "Impressions click-through rate (%) | Thumbnail click-through rate (%)",
            "es": "Porcentaje de clics de las impresiones (%) | Porcentaje de clics de la miniatura (%)",
            "ca": "Percentatge de clics de les impressions (%)",
        },
        "average_duration": {
            "en": "Average view duration",
            "es": "Duración media de las visualizaciones",
            "es-419": "Duración promedio de las vistas",
            "ca": "Durada mitjana de les visualitzacions",
        },
        "average_share": {
            "en": "Average percentage viewed (%)",
            "es": "Porcentaje medio visto (%)",
            "es-419": "Porcentaje promedio visto (%)",
            "ca": "Percentatge mitjà vist (%)",
        },
        "stayed": {"en": "Stayed to watch (%)", "es": "Se quedaron a verlo (%)"},
        "reactions": {"en": "Likes", "es": "Me gusta", "ca": "M'agrada"},
        "comments": {"en": "Comments added", "es": "Comentarios añadidos", "ca": "Comentaris afegits"},
        "shares": {"en": "Shares", "es": "Veces compartido", "ca": "Vegades compartit"},
        "gained": {"en": "Subscribers gained", "es": "Suscriptores obtenidos", "ca": "Subscriptors guanyats"},
        "lost": {"en": "Subscribers lost", "es": "Suscriptores perdidos", "ca": "Subscriptors perduts"},
    },
)

FORMAT = TabularFormat(
    name="youtube_studio",
    title=say("Videos, exported from YouTube Studio"),
    network="youtube",
    yields="posts",
    tables=(_VIDEOS,),
    notices=(say("YouTube Studio exports at most some 500 videos at a time: the list may not be whole."),),
)
