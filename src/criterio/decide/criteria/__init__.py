# SPDX-License-Identifier: EUPL-1.2
"""The criteria, one a file."""
