# SPDX-License-Identifier: EUPL-1.2
"""``criterio import``: files in, nothing lost."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, NOTHING_USABLE, SOME_REFUSED, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.sentence import Sentence, say, say_many
from criterio.language.reader import Reader

if TYPE_CHECKING:
    from criterio.collect.importing import ImportReport
    from criterio.collect.refused import Refused
    from criterio.formats._format import Options

_LONGEST_VALUE = 60
"""Letters of a cell: it may be a whole letter of somebody's."""


def _run(
    desk: Desk,
    output: Output,
    paths: tuple[Path, ...],
    mapping: str,
    profile: str,
    dates: str | None,
    as_of: datetime | None,
    observed: datetime | None,
) -> int:
    from criterio.formats._format import Options  # help does not wait for what only imports need

    options = Options(
        profile=profile,
        date_order=dates,  # type: ignore[arg-type]  # click lets only the three orders through
        as_of=as_of.replace(tzinfo=UTC) if as_of else None,
        observed_at=observed.replace(tzinfo=UTC) if observed else None,
    )
    reports = take_all(desk, output, list(paths), options, mapping)
    output.answer(reports)
    return _exit_code(reports)


def take_all(
    desk: Desk, output: Output, paths: list[Path], options: "Options", mapping: str = ""
) -> "list[ImportReport]":
    """Takes every file in, telling each as it ends, with a bar for those that wait."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from criterio.collect.importing import files_in

    files = list(files_in(paths))
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
        console=output.err,
        transient=True,
        disable=output.as_json,
    )
    reports = []
    with bar:
        task = bar.add_task("", total=len(files), rows="")

        def progress(rows: int) -> None:
            if rows % 500 == 0:
                bar.update(task, rows=output.reader.text(say_many("{n} row", "{n} rows", rows)))

        for file in files:
            bar.update(task, description=file.name, rows="")
            for report in desk.house.import_files([file], options, mapping, progress):
                reports.append(report)
                if report.state != "already":
                    _tell(desk, output, report)
            bar.advance(task)
    _tell_known(output, [report.file for report in reports if report.state == "already"])
    return reports


def _tell(desk: Desk, output: Output, report: "ImportReport") -> None:
    output.tell(_headline(report), style="red" if report.state == "unusable" else "")
    for notice in report.notices:
        output.tell(say("   {notice}", notice=notice))
    for one in report.first_refused:
        output.tell(say("   {refusal}", refusal=_where_and_why(one, output.reader)), style="yellow")
    if report.refused_file:
        _tell_the_rest(output, report.refused - len(report.first_refused), desk.root / report.refused_file)


def _where_and_why(one: "Refused", reader: Reader) -> Sentence:
    """Its row and column; and its value, where the reason does not say it."""
    value, why = " ".join(one.value.split()), one.reason
    short = value[:_LONGEST_VALUE]
    if short and short not in reader.text(why):
        why = say("“{value}”. {reason}", value=short + "…" * (short != value), reason=why)
    if one.column:
        return say("Row {row}, {column}: {reason}", row=str(one.row), column=one.column, reason=why)
    return say("Row {row}: {reason}", row=str(one.row), reason=why)


def _tell_the_rest(output: Output, more: int, file: Path) -> None:
    if more:
        output.tell(say_many("   and one more.", "   and {n} more.", more), style="yellow")
    output.tell(
        say(
            "   All that was refused is in {file}, each row with its reason: mend it there, and import that file.",
            file=str(file),
        )
    )


def _tell_known(output: Output, files: list[str]) -> None:
    """Those that were already here, in one line: among hundreds the new ones must be seen."""
    if files:
        output.tell(
            say_many(
                "{file}: already here, nothing changes.",
                "{n} files were already here: nothing changes for them.",
                len(files),
                file=files[0],
            )
        )


def _headline(report: "ImportReport") -> Sentence:
    if report.state == "unusable":
        return say("{file}: nothing could be used.", file=report.file)
    return say(
        "{file}: {title}; {taken}, {refused}.",
        file=report.file,
        title=report.title,
        taken=say_many("{n} row taken", "{n} rows taken", report.taken),
        refused=say_many("{n} refused", "{n} refused", report.refused),
    )


def _exit_code(reports: "list[ImportReport]") -> int:
    if not any(report.state in ("taken", "already") and (report.taken or not report.refused) for report in reports):
        return NOTHING_USABLE
    return SOME_REFUSED if any(report.refused or report.state == "unusable" for report in reports) else ALL_GOOD


_DAY = click.DateTime(["%Y-%m-%d"])
COMMAND = Command(
    "import",
    say("Take files in: exports of the networks, registers, outcomes, messages. Their content tells what they are."),
    "criterio import exports/ --profile youtube:villaclara",
    _run,
    [
        click.Argument(["paths"], nargs=-1, required=True, type=click.Path(path_type=Path, exists=True)),
        Option("--map", "mapping", default="", told=say("Read the file with this mapping (see: criterio map).")),
        Option("--profile", default="", told=say("Whose the file is, when it does not say: network:name.")),
        Option(
            "--dates",
            type=click.Choice(["dmy", "mdy", "ymd"]),
            told=say("The order of day and month, when the file does not tell."),
        ),
        Option("--as-of", type=_DAY, told=say("The day that a register speaks of.")),
        Option("--observed", type=_DAY, told=say("The day on which the platform made the file.")),
    ],
)
