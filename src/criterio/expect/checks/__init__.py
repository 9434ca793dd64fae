# SPDX-License-Identifier: EUPL-1.2
"""One break between past and future a file."""
