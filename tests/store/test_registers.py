# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

from criterio.formats._format import Options
from criterio.store import registers
from criterio.store.workspace import Store
from criterio.wiring import House


def test_a_list_is_of_the_day_that_it_speaks_of_and_not_of_the_day_of_its_file(folder, tmp_path):
    runs = []
    for day in ("2026-02-28", "2026-03-31"):
        register = tmp_path / f"perfiles-{day}.csv"
        register.write_text("red,perfil,unidad\nx,vila,Prensa\n", encoding="utf-8")
        observed = Options(as_of=datetime.fromisoformat(day).replace(tzinfo=UTC))
        runs += [one.run for one in House(folder).import_files([register], observed)]
    assert registers.days(Store(folder)) == {runs[0]: date(2026, 2, 28), runs[1]: date(2026, 3, 31)}
