# SPDX-License-Identifier: EUPL-1.2
"""Facebook posts as Meta Business Suite exports them. Headers follow the language of whoever exports."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_POSTS = PostTable(
    network="facebook",
    required=("post_id", ("owner_id", "owner_name"), "published_at", "permalink", ("is_repost", "reactions")),
    names={
        "post_id": {
            "en": "Post ID",
            "es": "Identificador de la publicación",
            "ca": "Identificador de la publicació",
            "sv": "Publicerings-id",
        },
        "owner_id": {
            "en": "Page ID",
            "es": "Identificador de la página",
            "ca": "Identificador de la pàgina",
            "sv": "Sid-id",
        },
        "owner_name": {"en": "Page name", "es": "Nombre de la página", "ca": "Nom de la pàgina", "sv": "Sidnamn"},
        "title": {"en": "Title", "es": "Título", "ca": "Títol"},
        "text": {"en": "Description", "es": "Descripción", "ca": "Descripció"},
        "duration": {"en": "Duration (sec)", "es": "Duración (segundos) | Duración (s)", "ca": "Durada (segons)"},
        "published_at": {
            "en": "Publish time | Publication time",
            "es": "Hora de publicación | Fecha de publicación",
            "ca": "Hora de publicació",
            "sv": "Publiceringstid",
        },
        "caption_type": {"en": "Caption type", "es": "Tipo de subtítulo", "ca": "Tipus de subtítol"},
        "permalink": {
            "en": "Permalink",
            "es": "Enlace permanente",
            "ca": "Enllaç permanent",
            "sv": "Permalänk",
        },
        "is_crosspost": {
            "en": "Is crosspost",
            "es": "Es una publicación cruzada",
            "ca": "És una publicació creuada",
        },
        "is_repost": {
            "en": "Is share",
            "es": "Es una publicación compartida | Es contenido compartido",
            "ca": "És una publicació compartida",
        },
        "kind": {"en": "Post type", "es": "Tipo de publicación", "ca": "Tipus de publicació", "sv": "Inläggstyp"},
        "audience_languages": {"en": "Languages", "es": "Idiomas", "ca": "Idiomes"},
        "labels": {"en": "Custom labels", "es": "Etiquetas personalizadas", "ca": "Etiquetes personalitzades"},
        "funding": {
            "en": "Funded content status",
            "es": "Estado de contenido financiado | Estado del contenido financiado",
            "ca": "Estat del contingut finançat",
        },
        "remark": {
            "en": "Data comment",
            "es": "Comentario sobre los datos",
            "ca": "Comentari sobre les dades",
        },
        "period": {"en": "Date", "es": "Fecha", "ca": "Data"},
        "impressions": {"en": "Impressions", "es": "Impresiones", "ca": "Impressions"},
        "views": {"en": "Views", "es": "Visualizaciones", "ca": "Visualitzacions", "sv": "Visningar"},
        "reach": {"en": "Reach", "es": "Alcance", "ca": "Abast", "sv": "Räckvidd"},
        "engagements": {
            "en": "Reactions, Comments and Shares",
            "es": "Reacciones, comentarios y veces que se ha compartido | Reacciones, comentarios y veces compartido",
            "es-419": "Reacciones, comentarios y veces que se compartió",
            "ca": "Reaccions, comentaris i vegades que s'ha compartit",
            "sv": "Reaktioner, kommentarer och delningar",
        },
        "reactions": {"en": "Reactions", "es": "Reacciones", "ca": "Reaccions", "sv": "Reaktioner"},
        "comments": {"en": "Comments", "es": "Comentarios", "ca": "Comentaris", "sv": "Kommentarer"},
        "shares": {
            "en": "Shares",
            "es": "Veces que se ha compartido | Veces compartido",
            "es-419": "Veces que se compartió",
            "ca": "Vegades que s'ha compartit | Vegades compartit",
            "sv": "Delningar",
        },
        "clicks": {"en": "Total clicks", "es": "Total de clics | Clics totales", "ca": "Total de clics"},
        "other_clicks": {
            "en": "Other Clicks",
            "es": "Otros clics",
            "es-419": "Clics de otro tipo",
            "ca": "Altres clics",
        },
        "photo_clicks": {
            "en": "Matched Audience Targeting Consumption (Photo Click)",
            "es": "Consumo de segmentación del público coincidente (Photo Click)",
        },
        "link_clicks": {"en": "Link Clicks", "es": "Clics en el enlace", "ca": "Clics a l'enllaç"},
        "reel_plays": {"en": "REELS_PLAYS:COUNT"},
        "watch_seconds": {
            "en": "Seconds viewed",
            "es": "Segundos reproducidos | Segundos visualizados",
            "ca": "Segons reproduïts",
        },
        "average_seconds": {
            "en": "Average Seconds viewed",
            "es": "Promedio de segundos reproducidos",
            "es-419": "Segundos en promedio reproducidos",
            "ca": "Mitjana de segons reproduïts",
        },
        "earnings": {
            "en": "Estimated earnings (USD) | Ad CPM (USD) | Ad impressions",
            "es": "Ingresos estimados (USD) | CPM del anuncio (USD) | Impresiones del anuncio",
            "es-419": "Ingresos aproximados por monetización de contenido | Ingresos por estrellas estimados (USD)",
        },
        "negative": {
            "en": "Negative feedback from users: Hide all | Negative feedback from users: Hide",
            "es": "Comentarios negativos de los usuarios | Comentarios negativos únicos de los usuarios | "
            "Comentarios negativos de los usuarios: Ocultar todo | Comentarios negativos de los usuarios: Ocultar",
        },
        "split": {
            "en": "Organic Post Views | Views of Promoted Posts | Organic Post Reach | Promoted Post Reach | "
            "3-Second Video Views | 1-Minute Video Views | IMPRESSION:UNIQUE_USERS",
            "es-419": "Visualizaciones de Publicaciones orgánicas | Visualizaciones de Publicaciones promocionadas | "
            "Alcance de Publicaciones orgánicas | Alcance de Publicaciones promocionadas | "
            "Reproducciones de video de 3 segundos | Reproducciones de video de 1 minuto | "
            "Espectadores de 3 segundos | Espectadores de 1 minuto",
            "es": "Reproducciones de vídeo de 3 s | Reproducciones de vídeo de 1 min",
        },
    },
)

FORMAT = TabularFormat(
    name="meta_facebook_posts",
    title=say("Facebook posts, exported from Meta Business Suite"),
    network="facebook",
    yields="posts",
    tables=(_POSTS,),
    usual_order="mdy",  # in every language of the interface
    notices=(say("Meta writes times without a zone: they are read in the administration's."),),
)
