# SPDX-License-Identifier: EUPL-1.2
"""What do we tell? Documents out of everything below."""
