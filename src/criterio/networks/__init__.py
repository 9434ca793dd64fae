# SPDX-License-Identifier: EUPL-1.2
"""The world outside, as anybody sees it: pages of sites and of networks."""
