# SPDX-License-Identifier: EUPL-1.2
"""Kinds of post under one name, however the platform and the interface's language call them."""

_SAID = {
    "photo": "photo photos image images ig_image foto fotos imagen imágenes imatge imatges imagen_de_instagram "
    "imatge_d'instagram argazkia",
    "video": "video videos vídeo vídeos vídeos ig_video vídeo_de_instagram video_de_instagram vídeo_d'instagram bideoa",
    "reel": "reel reels ig_reel reel_de_instagram reel_d'instagram",
    "carousel": "carousel multi_photo ig_carousel secuencia secuencia_de_instagram carrusel carrusel_de_instagram "
    "seqüència_d'instagram carrusel_d'instagram document",
    "story": "story stories ig_story historia historia_de_instagram història història_d'instagram",
    "link": "link links enlace enlaces enllaç enllaços article artículo",
    "text": "text status texto estado estat",
    "live": "live live_video en_directo vídeo_en_directo",
}
_KINDS = {said.replace("_", " "): kind for kind, words in _SAID.items() for said in words.split()}


def kind_named(written: str) -> str:
    """The common name; a kind that nobody knows stays as written."""
    return _KINDS.get(written.strip().lower(), written.strip())
