# SPDX-License-Identifier: EUPL-1.2
"""Who comes in, and what each may do."""
