# SPDX-License-Identifier: EUPL-1.2
"""The served town and its people, as the pages' own tests have them."""

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from tests.web.conftest import as_person, browser, office, served  # noqa: F401  # fixtures are found by their name here


@pytest.fixture(scope="module", autouse=True)
def served_unmeasured(unmeasured: dict[str, str]) -> Iterator[None]:
    """What the pages run is measured where their own tests ask for them."""
    with patch.dict(os.environ, unmeasured, clear=True):
        yield
