# SPDX-License-Identifier: EUPL-1.2
"""Files in the shape in which platforms really export them."""
