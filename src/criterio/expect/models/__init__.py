# SPDX-License-Identifier: EUPL-1.2
"""One forecasting model a file."""
