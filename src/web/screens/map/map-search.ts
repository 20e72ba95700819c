import type { MapMeasure } from "../../map/live-problem.ts";

export const TOOLS = ["select", "brush", "border", "lasso", "rectangle"] as const;
export type Tool = (typeof TOOLS)[number];

export const FILLS = ["territory", "deviation", "measure", "coverage"] as const;

/** What of the map studio the URL holds. */
export interface MapSearch {
  /** Left out: the first of which there is anything. */
  readonly measure?: MapMeasure | undefined;
  /** Left out: by territory. */
  readonly fill?: (typeof FILLS)[number] | undefined;
  /** Code of the territory that is looked at and painted into. */
  readonly territory?: string | undefined;
  /** Code of the unit that is selected, where it is one. */
  readonly unit?: string | undefined;
  readonly tool?: Tool | undefined;
  readonly accounts?: true | undefined;
  /** Where accounts are worth much. */
  readonly heat?: true | undefined;
  readonly homes?: true | undefined;
  readonly table?: true | undefined;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const flag = (value: unknown) => (value === true ? true : undefined);

/** Anything that stands in the address → what of it means something. */
export const readMapSearch = (search: Record<string, unknown>): MapSearch => ({
  measure: text(search.measure) as MapMeasure | undefined,
  fill: FILLS.find((fill) => fill === search.fill),
  territory: text(search.territory),
  unit: text(search.unit),
  tool: TOOLS.find((tool) => tool === search.tool),
  accounts: flag(search.accounts),
  heat: flag(search.heat),
  homes: flag(search.homes),
  table: flag(search.table),
});
