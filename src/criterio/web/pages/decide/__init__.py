# SPDX-License-Identifier: EUPL-1.2
"""Where to bet: verdicts, the portfolio with its sliders, and decisions that are signed and never rewritten."""
