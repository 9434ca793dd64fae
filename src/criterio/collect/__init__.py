# SPDX-License-Identifier: EUPL-1.2
"""What data is there? Files in, nothing lost, everything traceable."""
