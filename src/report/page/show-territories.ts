import { buildElement } from "./build-element.ts";
import { isWithinBand } from "./judge-balance.ts";
import { describeTerritory, nameDistrict, nameUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";
import { showSwatch } from "./show-swatch.ts";
import { buildSortableTable, type Column } from "./sortable-table.ts";

/** Every figure of every territory; its code shows it on the map. */
export function showTerritories(context: PageContext, onPick: (territory: number) => void): HTMLElement {
  const { words, data } = context;
  return buildElement(
    "section",
    { class: "card wide", id: "territories", "aria-labelledby": "territories-heading" },
    buildElement("h2", { id: "territories-heading" }, words().territoryTable),
    buildSortableTable({
      caption: words().territoryTable,
      columns: [
        territoryColumn(context, onPick),
        ...districtColumns(context),
        ...data.measures.flatMap((_, measure) => measureColumns(context, measure)),
        ...shapeColumns(context),
      ],
      rows: data.territories.map((_, territory) => territory),
      pageSize: 200,
      showMore: words().showMore,
      rowHeader: "territory",
    }),
  );
}

function territoryColumn(context: PageContext, onPick: (territory: number) => void): Column<number> {
  const { words, data } = context;
  return {
    key: "territory",
    title: words().territory,
    isNumber: false,
    sortValue: (territory) => data.territories[territory].code,
    show: (territory) => {
      const name = describeTerritory(context, territory);
      return buildElement(
        "button",
        { type: "button", class: "link", title: words().showOnMap(name), click: () => onPick(territory) },
        showSwatch(context, territory),
        name,
      );
    },
  };
}

function districtColumns(context: PageContext): Column<number>[] {
  if (!context.data.districts) return [];
  const name = (territory: number) => nameDistrict(context, territory);
  return [{ key: "district", title: context.words().district, isNumber: false, sortValue: name, show: name }];
}

function measureColumns({ data, words, format }: PageContext, measure: number): Column<number>[] {
  const { key } = data.measures[measure];
  const figure = (territory: number) => data.territories[territory].figures.measures[measure];
  const before = (territory: number) =>
    data.territories[territory].before?.measures[measure].deviation ?? Number.NaN;
  const columns: Column<number>[] = [
    {
      key: `value-${measure}`,
      title: key,
      isNumber: true,
      sortValue: (t) => figure(t).value,
      show: (t) => format().value(figure(t).value),
    },
    {
      key: `deviation-${measure}`,
      title: words().deviation,
      tip: `${key}: ${words().deviation}`,
      isNumber: true,
      sortValue: (t) => figure(t).deviation,
      show: (t) =>
        buildElement(
          "span",
          { class: isWithinBand(figure(t)) ? null : "outside" },
          format().signedPercent(figure(t).deviation),
          isWithinBand(figure(t)) ? null : " !",
        ),
    },
  ];
  if (data.territories.every((territory) => territory.before === null)) return columns;
  return [
    ...columns,
    {
      key: `before-${measure}`,
      title: words().deviationBefore,
      tip: `${key}: ${words().deviationBefore}`,
      isNumber: true,
      sortValue: before,
      show: (t) => format().signedPercent(before(t)),
    },
  ];
}

function shapeColumns(context: PageContext): Column<number>[] {
  const { data, words, format } = context;
  const figures = (territory: number) => data.territories[territory].figures;
  const number = (
    key: string,
    title: string,
    read: (territory: number) => number,
    write: (value: number) => string,
    tip?: string,
  ) =>
    ({
      key,
      title,
      isNumber: true,
      sortValue: read,
      show: (t: number) => write(read(t)),
      ...(tip ? { tip } : {}),
    }) satisfies Column<number>;
  const centre = (territory: number) =>
    figures(territory).centreUnit < 0 ? "–" : nameUnit(context, figures(territory).centreUnit);
  const hasShapes = data.territories.some((territory) => territory.figures.polsbyPopper !== null);
  return [
    number("units", words().unitColumn, (t) => figures(t).unitCount, format().count),
    ...(hasShapes
      ? [
          number(
            "compactness",
            words().compactness,
            (t) => figures(t).polsbyPopper ?? Number.NaN,
            format().index,
            words().compactnessTip,
          ),
        ]
      : []),
    number("inertia", words().inertia, (t) => figures(t).inertia, format().compact, words().inertiaTip),
    number("diameter", words().diameter, (t) => figures(t).diameterKm, format().value),
    number("travel", words().travelKm, (t) => figures(t).travelKm, format().value),
    number("parts", words().parts, (t) => figures(t).partCount, format().count),
    { key: "centre", title: words().centre, isNumber: false, sortValue: centre, show: centre },
  ];
}
