# SPDX-License-Identifier: EUPL-1.2
"""What will we do? Everything below, put together."""
