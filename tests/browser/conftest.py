# SPDX-License-Identifier: EUPL-1.2
"""The served town and its people, as the pages' own tests have them."""

from tests.web.conftest import as_person, browser, office, served, town  # noqa: F401  # fixtures are found by their name here
