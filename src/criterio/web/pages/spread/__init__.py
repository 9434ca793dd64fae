# SPDX-License-Identifier: EUPL-1.2
"""Where to begin, who is next, and who works with whom."""
