# SPDX-License-Identifier: EUPL-1.2
"""A panel that nobody here has seen, or one sentence that says why it is none."""

from pathlib import Path

from criterio.attribute.panel import Panel, read_panel
from criterio.domain.errors import BadInput


def panel_of(path: Path, time: str = "", unit: str = "", value: str = "") -> Panel:
    """As :func:`criterio.attribute.panel.read_panel`; ends the script with what is wrong and where."""
    try:
        return read_panel(path, time, unit, value)
    except BadInput as fault:
        place = {"file": fault.file, "row": fault.row, "column": fault.column, "value": fault.value}
        told = ", ".join(f"{name}: {said}" for name, said in place.items() if said)
        raise SystemExit(f"{fault} {told}".strip()) from fault
