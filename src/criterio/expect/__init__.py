# SPDX-License-Identifier: EUPL-1.2
"""What to expect? Forecasts as ranges."""
