# SPDX-License-Identifier: EUPL-1.2
"""Instagram posts as Meta Business Suite exports them. There are no clicks in them."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_POSTS = PostTable(
    network="instagram",
    required=("post_id", ("owner_handle", "owner_id"), "published_at", ("reactions", "views", "reach")),
    names={
        "post_id": {
            "en": "Post ID",
            "es": "Identificador de la publicación",
            "ca": "Identificador de la publicació",
        },
        "owner_id": {"en": "Account ID", "es": "Identificador de la cuenta", "ca": "Identificador del compte"},
        "owner_handle": {
            "en": "Account username",
            "es": "Nombre de usuario de la cuenta",
            "ca": "Nom d'usuari del compte",
        },
        "owner_name": {"en": "Account name", "es": "Nombre de la cuenta", "ca": "Nom del compte"},
        "text": {"en": "Description", "es": "Descripción", "ca": "Descripció"},
        "duration": {"en": "Duration (sec)", "es": "Duración (segundos) | Duración (s)", "ca": "Durada (segons)"},
        "published_at": {
            "en": "Publish time | Publication time",
            "es": "Hora de publicación | Fecha de publicación",
            "ca": "Hora de publicació",
        },
        "permalink": {"en": "Permalink", "es": "Enlace permanente", "ca": "Enllaç permanent"},
        "kind": {"en": "Post type", "es": "Tipo de publicación", "ca": "Tipus de publicació"},
        "remark": {
            "en": "Data comment",
            "es": "Comentario sobre los datos",
            "ca": "Comentari sobre les dades",
        },
        "period": {"en": "Date", "es": "Fecha", "ca": "Data"},
        "impressions": {"en": "Impressions", "es": "Impresiones"},
        "views": {"en": "Views", "es": "Visualizaciones", "ca": "Visualitzacions"},
        "reach": {"en": "Reach", "es": "Alcance", "ca": "Abast"},
        "reactions": {"en": "Likes", "es": "Me gusta", "ca": "M'agrada"},
        "shares": {
            "en": "Shares",
            "es": "Veces que se ha compartido | Veces compartido",
            "es-419": "Veces que se compartió",
            "ca": "Vegades que s'ha compartit | Vegades compartit",
        },
        "follows": {"en": "Follows", "es": "Seguidores | Seguimientos", "ca": "Seguidors"},
        "comments": {"en": "Comments", "es": "Comentarios", "ca": "Comentaris"},
        "saves": {
            "en": "Saves",
            "es": "Veces guardado | Veces que se ha guardado",
            "es-419": "Veces que se guardó",
            "ca": "Vegades desat | Vegades que s'ha desat",
        },
    },
)

FORMAT = TabularFormat(
    name="meta_instagram_posts",
    title=say("Instagram posts, exported from Meta Business Suite"),
    network="instagram",
    yields="posts",
    tables=(_POSTS,),
    usual_order="mdy",  # in every language of the interface
    notices=(say("Meta writes times without a zone: they are read in the administration's."),),
)
