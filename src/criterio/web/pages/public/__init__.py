# SPDX-License-Identifier: EUPL-1.2
"""What everybody may see, without login. Nothing here shows a draft, a custody or anybody's mail."""
