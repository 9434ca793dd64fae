# SPDX-License-Identifier: EUPL-1.2
"""One metric a file; each has a constant METRIC."""
