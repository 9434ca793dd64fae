# SPDX-License-Identifier: EUPL-1.2
"""The served town and its people, as the pages' own tests have them."""

import pytest
from tests.web.conftest import (  # noqa: F401  # found by name
    as_person,
    commands_unmeasured,
    office,
    ready_records,
    served,
)


@pytest.fixture(scope="session")
def measured() -> dict[str, str]:
    """Nothing: what the pages run is measured where their own tests ask for them."""
    return {}
