# SPDX-License-Identifier: EUPL-1.2
"""What is known of days beforehand, one thing a file."""
