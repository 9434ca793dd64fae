# SPDX-License-Identifier: EUPL-1.2
"""The web application: the place where an office works every day."""
