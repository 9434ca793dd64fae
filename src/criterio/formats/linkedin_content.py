# SPDX-License-Identifier: EUPL-1.2
"""A LinkedIn page's days and posts, two sheets of one workbook. LinkedIn gives no reach per post."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._series_table import SeriesTable
from criterio.formats._tabular import TabularFormat

_DAYS = SeriesTable(
    network="linkedin",
    required=("day", "impressions", ("clicks", "reactions"), "engagement_rate"),
    fractions=("engagement_rate", "engagement_rate_organic", "engagement_rate_sponsored"),
    names={
        "day": {"en": "Date", "es": "Fecha", "ca": "Data"},
        "impressions_organic": {
            "en": "Impressions (organic)",
            "es": "Impresiones (orgánicas)",
            "ca": "Impressions (orgàniques)",
        },
        "impressions_sponsored": {
            "en": "Impressions (sponsored)",
            "es": "Impresiones (patrocinadas)",
            "ca": "Impressions (patrocinades)",
        },
        "impressions": {
            "en": "Impressions (total)",
            "es": "Impresiones totales | Impresiones (totales)",
            "ca": "Impressions totals | Impressions (totals)",
        },
        "reach": {
            "en": "Unique impressions (organic)",
            "es": "Impresiones únicas (orgánicas)",
            "ca": "Impressions úniques (orgàniques)",
        },
        "clicks_organic": {"en": "Clicks (organic)", "es": "Clics (orgánicos)", "ca": "Clics (orgànics)"},
        "clicks_sponsored": {"en": "Clicks (sponsored)", "es": "Clics (patrocinados)", "ca": "Clics (patrocinats)"},
        "clicks": {"en": "Clicks (total)", "es": "Clics (Totales)", "ca": "Clics (totals)"},
        "reactions_organic": {
            "en": "Reactions (organic)",
            "es": "Reacciones (generales) | Reacciones (orgánicas)",
            "ca": "Reaccions (orgàniques)",
        },
        "reactions_sponsored": {
            "en": "Reactions (sponsored)",
            "es": "Reacciones (patrocinadas)",
            "ca": "Reaccions (patrocinades)",
        },
        "reactions": {
            "en": "Reactions (total)",
            "es": "Reacciones (total) | Reacciones (totales)",
            "ca": "Reaccions (totals)",
        },
        "comments_organic": {
            "en": "Comments (organic)",
            "es": "Comentarios (orgánicos)",
            "ca": "Comentaris (orgànics)",
        },
        "comments_sponsored": {
            "en": "Comments (sponsored)",
            "es": "Comentarios (patrocinados)",
            "ca": "Comentaris (patrocinats)",
        },
        "comments": {"en": "Comments (total)", "es": "Comentarios (totales)", "ca": "Comentaris (totals)"},
        "shares_organic": {
            "en": "Reposts (organic) | Shares (organic)",
            "es": "Veces compartido (orgánico)",
            "ca": "Vegades compartit (orgànic)",
        },
        "shares_sponsored": {
            "en": "Reposts (sponsored) | Shares (sponsored)",
            "es": "Veces compartido (patrocinado)",
            "ca": "Vegades compartit (patrocinat)",
        },
        "shares": {
            "en": "Reposts (total) | Shares (total)",
            "es": "Veces compartido (total)",
            "ca": "Vegades compartit (total)",
        },
        "engagement_rate_organic": {
            "en": "Engagement rate (organic)",
            "es": "Tasa de interacción (orgánica)",
            "ca": "Taxa d'interacció (orgànica)",
        },
        "engagement_rate_sponsored": {
            "en": "Engagement rate (sponsored)",
            "es": "Tasa de interacción (patrocinada)",
            "ca": "Taxa d'interacció (patrocinada)",
        },
        "engagement_rate": {
            "en": "Engagement rate (total)",
            "es": "Tasa de interacción (total)",
            "ca": "Taxa d'interacció (total)",
        },
    },
)

_POSTS = PostTable(
    network="linkedin",
    required=("permalink", "published_at", "reactions", "impressions"),
    names={
        "text": {"en": "Post title", "es": "Título de la publicación", "ca": "Títol de la publicació"},
        "permalink": {"en": "Post link", "es": "Enlace de la publicación", "ca": "Enllaç de la publicació"},
        "promotion": {"en": "Post type", "es": "Tipo de publicación", "ca": "Tipus de publicació"},
        "campaign": {"en": "Campaign name", "es": "Nombre de la campaña", "ca": "Nom de la campanya"},
        "author": {"en": "Posted by", "es": "Anunciado por | Publicado por", "ca": "Publicat per"},
        "published_at": {"en": "Created date", "es": "Fecha de creación", "ca": "Data de creació"},
        "campaign_start": {
            "en": "Campaign start date",
            "es": "Fecha de inicio de campaña",
            "ca": "Data d'inici de la campanya",
        },
        "campaign_end": {
            "en": "Campaign end date",
            "es": "Fecha de finalización de campaña",
            "ca": "Data de finalització de la campanya",
        },
        "audience": {"en": "Audience", "es": "Público", "ca": "Públic"},
        "impressions": {"en": "Impressions", "es": "Impresiones", "ca": "Impressions"},
        "views": {"en": "Views", "es": "Visualizaciones", "ca": "Visualitzacions"},
        "offsite_views": {
            "en": "Offsite Views",
            "es": "Visualizaciones fuera del sitio",
            "ca": "Visualitzacions fora del lloc",
        },
        "clicks": {"en": "Clicks", "es": "Clics", "ca": "Clics"},
        "click_rate": {
            "en": "Click through rate (CTR)",
            "es": "Porcentaje de clics",
            "ca": "Percentatge de clics",
        },
        "reactions": {"en": "Likes", "es": "Recomendaciones", "ca": "Recomanacions"},
        "comments": {"en": "Comments", "es": "Comentarios", "ca": "Comentaris"},
        "shares": {"en": "Reposts | Shares", "es": "Veces compartido", "ca": "Vegades compartit"},
        "follows": {"en": "Follows", "es": "Seguidores", "ca": "Seguidors"},
        "rate": {"en": "Engagement rate", "es": "Tasa de interacción", "ca": "Taxa d'interacció"},
        "kind": {"en": "Content Type", "es": "Tipo de contenido", "ca": "Tipus de contingut"},
    },
)

FORMAT = TabularFormat(
    name="linkedin_content",
    title=say("Days and posts of a page, exported from LinkedIn"),
    network="linkedin",
    yields="posts",
    tables=(_DAYS, _POSTS),
    usual_order="mdy",  # in every language of the interface
)
