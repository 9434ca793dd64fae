# SPDX-License-Identifier: EUPL-1.2
"""What is known of networks, functions, law and norms: data with source and date."""
