import { buildElement } from "./build-element.ts";
import { hasMoved } from "./build-paths.ts";
import { describeTerritory, nameUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";
import { buildSortableTable, type Column } from "./sortable-table.ts";

/** All units as a table, so that nothing needs the map; built when it is opened. */
export function showUnits(context: PageContext): HTMLElement {
  const { words, format, data } = context;
  const details = buildElement(
    "details",
    { class: "card wide", id: "units" },
    buildElement(
      "summary",
      {},
      buildElement("h2", {}, `${words().unitTable} (${format().count(data.units.codes.length)})`),
    ),
  );
  const fill = () => {
    if (!details.open || details.childElementCount > 1) return;
    const place = buildElement("div");
    const draw = (wanted: string) =>
      place.replaceChildren(
        buildUnitTable(context, findUnits(context, wanted), { caption: words().unitTable, pageSize: 100 }),
      );
    const search = buildElement("input", {
      type: "search",
      id: "search-units",
      autocomplete: "off",
      input: (event) => draw((event.target as HTMLInputElement).value.trim().toLowerCase()),
    });
    search.placeholder = words().search;
    details.append(
      buildElement("label", { for: "search-units", class: "hidden-label" }, words().search),
      search,
      place,
    );
    draw("");
  };
  details.addEventListener("toggle", fill);
  return details;
}

function findUnits(context: PageContext, wanted: string): number[] {
  const { data } = context;
  const all = data.units.codes.map((_, unit) => unit);
  if (wanted === "") return all;
  return all.filter((unit) => {
    const territory = describeTerritory(context, data.units.territory[unit]);
    return `${data.units.codes[unit]} ${data.units.names[unit]} ${territory}`.toLowerCase().includes(wanted);
  });
}

/** The units that a realignment moves. */
export function showMovedUnits(context: PageContext): HTMLElement | null {
  const { words, format, data } = context;
  const { disruption } = data.summary;
  if (!disruption || !data.units.before) return null;
  const moved = data.units.codes.flatMap((_, unit) => (hasMoved(data, unit) ? [unit] : []));
  const note = words().movedNote(
    format().count(disruption.movedUnits),
    format().percent(disruption.movedShare),
    context.engineWord(disruption.movedWeightKey),
  );
  return buildElement(
    "section",
    { class: "card wide", "aria-labelledby": "moved-heading" },
    buildElement("h2", { id: "moved-heading" }, words().movedUnits),
    buildElement("p", {}, moved.length === 0 ? words().nothingMoved : note),
    moved.length === 0 ? null : buildUnitTable(context, moved, { caption: words().movedUnits, pageSize: 12 }),
  );
}

interface UnitTableOptions {
  readonly caption: string;
  readonly pageSize: number;
}

function buildUnitTable(
  context: PageContext,
  units: readonly number[],
  options: UnitTableOptions,
): HTMLElement {
  return buildSortableTable({
    caption: options.caption,
    columns: unitColumns(context),
    rows: units,
    pageSize: options.pageSize,
    showMore: context.words().showMore,
    rowHeader: "unit",
  });
}

function unitColumns(context: PageContext): Column<number>[] {
  const { words, format, data } = context;
  const territory = (unit: number) => describeTerritory(context, data.units.territory[unit]);
  const before = (unit: number) => describeTerritory(context, data.units.before?.[unit] ?? -1);
  const select = (unit: number) => () =>
    context.change({ selectedUnit: unit, selectedFrom: "list", focusedTerritory: -1 });
  const text = (key: string, title: string, read: (unit: number) => string): Column<number> => ({
    key,
    title,
    isNumber: false,
    sortValue: read,
    show: read,
  });
  return [
    {
      ...text("unit", words().unit, (unit) => nameUnit(context, unit)),
      show: (unit) =>
        buildElement(
          "button",
          { type: "button", class: "link", click: select(unit) },
          nameUnit(context, unit),
        ),
    },
    text("code", words().code, (unit) => data.units.codes[unit]),
    ...(data.units.before
      ? [text("from", words().from, before), text("to", words().to, territory)]
      : [text("territory", words().territory, territory)]),
    ...data.measures.map(({ key }, measure): Column<number> => {
      const value = (unit: number) => data.units.values[measure]?.[unit] ?? 0;
      return {
        key: `value-${measure}`,
        title: key,
        isNumber: true,
        sortValue: value,
        show: (unit) => format().value(value(unit)),
      };
    }),
  ];
}
