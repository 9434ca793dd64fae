# SPDX-License-Identifier: EUPL-1.2
"""Videos as TikTok Studio exports them: short numbers (1.2K), and sometimes dates without a year."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_VIDEOS = PostTable(
    network="tiktok",
    required=("permalink", "published_at", "views", "reactions"),
    kind="video",
    names={
        "text": {"en": "Video title", "es": "Título del vídeo", "es-419": "Título del video"},
        "permalink": {"en": "Video link", "es": "Enlace del vídeo", "es-419": "Enlace del video"},
        "published_at": {"en": "Post time", "es": "Hora de publicación"},
        "reactions": {"en": "Total likes", "es": "Total de Me gusta"},
        "comments": {"en": "Total comments", "es": "Total de comentarios"},
        "shares": {"en": "Total shares", "es": "Total de veces compartido"},
        "views": {"en": "Total views", "es": "Total de visualizaciones"},
        "watch_seconds": {"en": "Total play time", "es": "Tiempo total de reproducción"},
        "average_watch": {"en": "Average watch time", "es": "Tiempo medio de visualización"},
        "watched_whole": {"en": "Watched full video", "es": "Vio el vídeo completo"},
        "saves": {"en": "Add to favorites | Total bookmarks", "es": "Añadido a favoritos"},
    },
)

FORMAT = TabularFormat(
    name="tiktok_content",
    title=say("Videos, exported from TikTok Studio"),
    network="tiktok",
    yields="posts",
    tables=(_VIDEOS,),
)
