"""A table in every format that Eurostat offers, and its structure."""

import json
import math
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from tests.servers.tables import Table

Series = dict[tuple[str, ...], dict[str, str]]
MESSAGE = (
    'xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" '
    'xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure" '
    'xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"'
)


def tsv(table: Table, series: Series, periods: list[str]) -> str:
    """One series per row; every cell ends with a blank, every line with CRLF."""
    head = ",".join(table.dimensions) + "\\TIME_PERIOD\t" + "\t".join(f"{period} " for period in periods)
    rows = [
        ",".join(key) + "\t" + "\t".join(_cell(cells.get(period, ":")) for period in periods)
        for key, cells in series.items()
    ]
    return "\r\n".join([head, *rows, ""])


def sdmx_csv(table: Table, series: Series, periods: list[str]) -> str:
    """One observation per row; those without value and flag are omitted."""
    stamp = datetime.fromisoformat(table.updated).strftime("%d/%m/%y %H:%M:%S")
    flow = f"ESTAT:{table.name.upper()}(1.0)"
    head = ["DATAFLOW", "LAST UPDATE", *table.dimensions, "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS"]
    rows = [",".join(head)]
    for key, period, value, flags in observations(series, periods):
        secret = "".join(flag for flag in flags if flag in "CNP")
        status = "".join(flag for flag in flags if flag not in "CNP ")
        rows.append(",".join([flow, stamp, *key, period, value, status, secret]))
    return "\r\n".join([*rows, ""])


def sdmx_csv_2(table: Table, series: Series, periods: list[str]) -> str:
    """SDMX-CSV 2.0: the same cells with a header that names the structure."""
    head, *rows = sdmx_csv(table, series, periods).split("\r\n")[:-1]
    start = f"dataflow,ESTAT:{table.name.upper()}(1.0),I"
    names = ",".join(["STRUCTURE,STRUCTURE_ID,ACTION", *head.split(",")[2:]])
    return "\r\n".join([names, *(",".join([start, *row.split(",")[2:]]) for row in rows), ""])


def json_stat(table: Table, series: Series, periods: list[str], codes: dict[str, list[str]]) -> str:
    """Sparse values and flags by position; an unknown code leaves a dimension of size 0."""
    present = {name: _present(table, series, place, codes.get(name)) for place, name in enumerate(table.dimensions)}
    names = [*table.dimensions, "time"]
    axes = {**present, "time": periods}
    size = [len(axes[name]) for name in names]
    places = {name: {code: number for number, code in enumerate(axes[name])} for name in names}
    value, status = {}, {}
    for key, period, number, flags in observations(series, periods):
        place = 0
        for name, code in zip(names, [*key, period], strict=True):
            place = place * len(axes[name]) + places[name][code]
        if number:
            value[str(place)] = float(number) if "." in number else int(number)
        if flags:
            status[str(place)] = flags
    content = {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "ESTAT",
        "updated": f"{table.updated}+0000",
        "value": value if math.prod(size) else {},
        "id": names,
        "size": size,
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: number for number, code in enumerate(axes[name])},
                    "label": {code: code for code in axes[name]},
                },
            }
            for name in names
        },
    }
    return json.dumps(content | ({"status": status} if status else {}))


def observations(series: Series, periods: list[str]) -> Iterable[tuple[tuple[str, ...], str, str, str]]:
    """Every cell with a value or a flag: key, period, value ('' if missing), flags."""
    for key, cells in series.items():
        for period in periods:
            value, _, flags = _cell(cells.get(period, ":")).strip().partition(" ")
            if value.endswith("n") and value != "n":
                value, flags = value[:-1], "n"
            if value != ":" or flags:
                yield key, period, "" if value == ":" else value, flags.replace(" ", "")


def dataflow(table: Table) -> str:
    """The name of a table and of its structure."""
    name = table.name.upper()
    flow = (
        f'<s:Dataflow id="{name}" agencyID="ESTAT" version="1.0"><c:Name xml:lang="en">{escape(table.title)}</c:Name>'
    )
    ref = (
        f'<s:Structure><Ref id="{name}" version="1.0" agencyID="ESTAT" package="datastructure" class="DataStructure"/>'
    )
    return _structures(f"<s:Dataflows>{flow}{ref}</s:Structure></s:Dataflow></s:Dataflows>")


def datastructure(table: Table) -> str:
    """The dimensions in order."""
    name = table.name.upper()
    rows = "".join(
        f'<s:Dimension id={quoteattr(each)} position="{number}">'
        f'<s:LocalRepresentation><s:Enumeration><Ref id="{each.upper()}" version="1.0" agencyID="ESTAT" '
        f'package="codelist" class="Codelist"/></s:Enumeration></s:LocalRepresentation></s:Dimension>'
        for number, each in enumerate(table.dimensions, start=1)
    )
    time = f'<s:TimeDimension id="TIME_PERIOD" position="{len(table.dimensions) + 1}"/>'
    attributes = "".join(
        f'<s:Attribute id="{name}" assignmentStatus="Conditional"/>' for name in ("OBS_FLAG", "CONF_STATUS")
    )
    return _structures(
        f'<s:DataStructures><s:DataStructure id="{name}" agencyID="ESTAT" version="1.0">'
        f'<c:Name xml:lang="en">{escape(table.title)}</c:Name><s:DataStructureComponents>'
        f'<s:DimensionList id="DimensionDescriptor">{rows}{time}</s:DimensionList>'
        f'<s:AttributeList id="AttributeDescriptor">{attributes}</s:AttributeList>'
        '<s:MeasureList id="MeasureDescriptor"><s:PrimaryMeasure id="OBS_VALUE"/></s:MeasureList>'
        "</s:DataStructureComponents></s:DataStructure></s:DataStructures>"
    )


def contentconstraint(table: Table) -> str:
    """The codes and periods that the table has."""
    axes = {name: table.codes(place) for place, name in enumerate(table.dimensions)} | {"TIME_PERIOD": table.periods}
    keys = "".join(
        f"<c:KeyValue id={quoteattr(name)}>" + "".join(f"<c:Value>{code}</c:Value>" for code in codes) + "</c:KeyValue>"
        for name, codes in axes.items()
    )
    name = table.name.upper()
    return _structures(
        f'<s:Constraints><s:ContentConstraint id="{name}" agencyID="ESTAT" version="1.0" type="Actual">'
        f'<c:Name>{name}</c:Name><s:CubeRegion include="true">{keys}</s:CubeRegion>'
        "</s:ContentConstraint></s:Constraints>"
    )


def toc(tables: Iterable[Table]) -> str:
    """The table of contents; folders are listed too, with one column less."""
    head = [
        "title",
        "code",
        "type",
        "last_update_of_data",
        "last_table_structure_change",
        "data_start",
        "data_end",
        "values",
    ]
    rows = ["\t".join(head)]
    rows += ['"Asylum"\t"migr_asy"\t"folder"\t" "\t" "\t" "\t" "']
    for table in tables:
        day = datetime.fromisoformat(table.updated).strftime("%d.%m.%Y")
        cells = len(table.series) * len(table.periods)
        words = [table.title, table.name, "dataset", day, day, table.periods[0], table.periods[-1]]
        rows.append("\t".join([*(f'"{word}"' for word in words), str(cells)]))
    return "\n".join([*rows, ""])


def _present(table: Table, series: Series, place: int, codes: list[str] | None) -> list[str]:
    found = {key[place] for key in series}
    return [code for code in table.codes(place) if code in found and (codes is None or code in codes)]


def _cell(cell: str) -> str:
    """A cell as TSV writes it: a blank after the value, then the flags."""
    value, _, flags = cell.partition(" ")
    return f"{value} {flags}"


def _structures(content: str) -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?><m:Structure {MESSAGE}><m:Structures>'
    return f"{start}{content}</m:Structures></m:Structure>"
