# SPDX-License-Identifier: EUPL-1.2
"""Threads posts, in the few columns on which the young exports agree."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_POSTS = PostTable(
    network="threads",
    required=("published_at", "text", "permalink", "views", "quotes"),
    names={
        "published_at": {"en": "Published | Date", "es": "Publicado | Fecha", "ca": "Publicat | Data"},
        "text": {"en": "Post text | Caption", "es": "Texto de la publicación", "ca": "Text de la publicació"},
        "permalink": {"en": "Post URL", "es": "URL de la publicación", "ca": "URL de la publicació"},
        "views": {"en": "Views", "es": "Visualizaciones", "ca": "Visualitzacions"},
        "reactions": {"en": "Likes", "es": "Me gusta", "ca": "M'agrada"},
        "comments": {"en": "Replies", "es": "Respuestas", "ca": "Respostes"},
        "shares": {"en": "Reposts", "es": "Reposts | Republicaciones", "ca": "Republicacions"},
        "quotes": {"en": "Quotes", "es": "Citas", "ca": "Cites"},
    },
)

FORMAT = TabularFormat(
    name="threads_posts",
    title=say("Threads posts"),
    network="threads",
    yields="posts",
    tables=(_POSTS,),
    usual_order="mdy",
    notices=(say("Meta writes times without a zone: they are read in the administration's."),),
)
