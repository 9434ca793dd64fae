# SPDX-License-Identifier: EUPL-1.2
"""Rows taken in as the tests of measures take them."""

from tests.measure.conftest import take  # noqa: F401  # a fixture is found by its name here
