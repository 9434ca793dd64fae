# SPDX-License-Identifier: EUPL-1.2
"""One check a file: one way in which a comparison can mislead."""
