# SPDX-License-Identifier: EUPL-1.2
"""Every address: the pages, each behind its gate, and the sign-in that allauth keeps."""

from django.urls import include, path

from criterio.web.api.service import addresses
from criterio.web.gate import guarded
from criterio.web.pages import all_pages

urlpatterns = [
    *(path(page.path, guarded(page), name=name) for name, page in all_pages().items()),
    path("account/", include("allauth.urls")),
    path("api/v1/", addresses()),
]
handler400 = "criterio.web.faults.unreadable"
handler403 = "criterio.web.faults.refused"
handler404 = "criterio.web.faults.nothing"
handler500 = "criterio.web.faults.broken"
