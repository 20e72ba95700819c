import type { CentreRow, DesignWishes } from "../../contract/design-wishes.ts";
import type { ProblemSpec } from "../../contract/problem.ts";
import type { Cell } from "../../core/domain/unit-layer.ts";
import type { Table } from "../../core/import/table.ts";
import { UNITS_OBJECT } from "../catalogue/layer-topology.ts";
import { readAllUnits } from "../layers/read-all-units.ts";
import type { AccountRecord } from "../ports/rows/accounts.ts";
import type { AlignedUnit } from "../ports/rows/alignment.ts";
import type { LayerEdge } from "../ports/rows/catalogue.ts";
import type { UnitRecord } from "../ports/rows/layers.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { LockedUnit } from "../ports/rows/unit-locks.ts";
import type { Transaction } from "../ports/store.ts";
import { lowestTerritories } from "./plan-territories.ts";

/** Rows read at once: bounds the size of one answer of the store, not what can be designed. */
const PAGE = 5000;

export const PROBLEM_FILE = "problem.json";
/** The plan's own alignment, which `check` and `explain` judge. */
export const ALIGNMENT_FILE = "alignment.csv";
const CURRENT_FILE = "current.csv";
const CENTRES_FILE = "centres.csv";

/** A plan as the files that the command line would be given: texts and tables by name. */
export interface PlanFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, Table>;
}

/** What a use case wrote: content by name. */
export type CapturedFiles = Map<string, string | Uint8Array>;

export interface PlanFilesRequest {
  readonly plan: PlanRecord;
  readonly wishes: DesignWishes;
  /** The plan in force beside which moves are counted; null: none. */
  readonly currentPlanId: string | null;
}

/** Reads everything a design, a check or an explanation needs of a plan. Cost: the layer, its accounts, the alignment. */
export async function readPlanFiles(
  tx: Transaction,
  { plan, wishes, currentPlanId }: PlanFilesRequest,
): Promise<PlanFiles> {
  const { layerId } = plan;
  const units = await readAllUnits(tx, layerId);
  const edges = await tx.catalogue.readAdjacency(layerId);
  const accounts = await readAccounts(tx, units);
  const alignment = await tx.alignment.whole(plan.id);
  const current =
    currentPlanId === null || currentPlanId === plan.id ? alignment : await tx.alignment.whole(currentPlanId);
  const hasCurrent = currentPlanId !== null && current.length > 0;
  const topology = await tx.catalogue.readTopology(layerId);
  const unitsFile = topology === null ? "units.json" : "layer.topojson";
  const tables = [
    attributesTable(units),
    linksTable(edges, wishes),
    barriersTable(edges, wishes),
    alignmentTable(ALIGNMENT_FILE, alignment),
    ...(accounts.rows.length > 0 ? [accounts] : []),
    ...(hasCurrent ? [alignmentTable(CURRENT_FILE, current)] : []),
    ...(wishes.centres === undefined ? [] : [centresTable(wishes.centres)]),
  ];
  const territories = await tx.territories.list(plan.id);
  const { centres, ...plain } = wishes;
  const spec: ProblemSpec = {
    ...plain,
    ...(centres === undefined ? {} : { centres: CENTRES_FILE }),
    units: unitsFile,
    ...(topology === null ? {} : { object: UNITS_OBJECT }),
    key: "code",
    name: "name",
    attributes: "units.csv",
    links: "links.csv",
    barriers: "barriers.csv",
    ...(accounts.rows.length > 0 ? { accounts: ACCOUNTS } : {}),
    ...(hasCurrent ? { current: CURRENT_FILE } : {}),
    ...territoryWishes(territories, wishes),
    ...lockWishes(wishes, { territories, units: await tx.unitLocks.list(plan.id), hasCurrent }),
  };
  return {
    texts: new Map([
      [PROBLEM_FILE, JSON.stringify(spec)],
      [unitsFile, topology ?? graphText(units)],
    ]),
    tables: new Map(tables.map((table) => [table.file, table])),
  };
}

const ACCOUNTS = { file: "accounts.csv", id: "code", name: "name", unit: "unit" };

/** Accounts in units of the layer, where the store has them: a position beside it could say another unit. */
async function readAccounts(tx: Transaction, units: readonly UnitRecord[]): Promise<Table> {
  const codeOf = new Map(units.map(({ id, code }) => [id, code]));
  const everywhere = { territoryId: null, unitId: null, segment: null };
  const rows: Cell[][] = [];
  for (let after: string | null = null; ; ) {
    const page: readonly AccountRecord[] = await tx.accounts.page(everywhere, PAGE, after);
    for (const account of page) {
      const unit = account.unitId === null ? undefined : codeOf.get(account.unitId);
      if (unit === undefined) continue;
      const { code, name, segment, industry, stage, revenue, potential, workloadHours } = account;
      const products = account.products.join(";") || null;
      rows.push([code, name, unit, segment, industry, stage, products, revenue, potential, workloadHours]);
    }
    if (page.length < PAGE) break;
    after = page[page.length - 1].code;
  }
  const columns = ["code", "name", "unit", "segment", "industry", "stage", "products"];
  return tableOf(ACCOUNTS.file, [...columns, "revenue", "potential", "workload"], rows);
}

const tableOf = (file: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  file,
  columns,
  rows,
  // the header is row 1, as in the file that this stands for
  rowNumbers: rows.map((_, index) => index + 2),
  decimalMark: ".",
});

/** Columns that the shapes carry themselves. */
const OWN_COLUMNS = ["code", "name", "lat", "lon"];

function attributesTable(units: readonly UnitRecord[]): Table {
  const keys = [...new Set(units.flatMap(({ measures }) => Object.keys(measures)))].filter(
    (key) => !OWN_COLUMNS.includes(key.toLowerCase()),
  );
  const rows = units.map(({ code, measures }) => [code, ...keys.map((key) => measures[key] ?? null)]);
  return tableOf("units.csv", ["code", ...keys], rows);
}

/** The stored adjacency, complete ("land" rows make it so), and the links wished beside it. */
function linksTable(edges: readonly LayerEdge[], wishes: DesignWishes): Table {
  const stored = edges.map(({ a, b, kind, borderKm }) =>
    kind === "border" ? [a, b, "land", borderKm] : [a, b, "link", null],
  );
  const wished = (wishes.links ?? []).map(({ a, b, type }) => [a, b, type === "land" ? type : "link", null]);
  return tableOf("links.csv", ["a", "b", "type", "length_km"], [...stored, ...wished]);
}

function barriersTable(edges: readonly LayerEdge[], wishes: DesignWishes): Table {
  const stored = edges.flatMap(({ a, b, barrierPrice }) => (barrierPrice > 0 ? [[a, b, barrierPrice]] : []));
  const wished = (wishes.barriers ?? []).map(({ a, b, price }) => [a, b, price]);
  return tableOf("barriers.csv", ["a", "b", "price"], [...stored, ...wished]);
}

const alignmentTable = (file: string, rows: readonly AlignedUnit[]): Table =>
  tableOf(
    file,
    ["unit_code", "territory_code"],
    rows.map(({ unitCode, territoryCode }) => [unitCode, territoryCode]),
  );

function centresTable(centres: readonly CentreRow[]): Table {
  const rows = centres.map(({ territory, unit, lon, lat, share, name }) =>
    [territory, unit, lon, lat, share, name].map((value) => value ?? null),
  );
  return tableOf(
    CENTRES_FILE,
    ["territory_code", "unit_code", "longitude", "latitude", "share", "name"],
    rows,
  );
}

/** The plan's own territories where the wishes say nothing else. */
function territoryWishes(
  territories: readonly TerritoryRecord[],
  wishes: DesignWishes,
): Pick<ProblemSpec, "territories"> {
  const lowest = lowestTerritories(territories);
  const saysWhich = [wishes.territories, wishes.scope, wishes.dissolve].some((wish) => wish !== undefined);
  if (saysWhich || lowest.length === 0) return {};
  const centreOf = new Map((wishes.centres ?? []).map((centre) => [centre.territory, centre]));
  const own = lowest.map(({ code, name, share }) => ({
    code,
    name: centreOf.get(code)?.name ?? name,
    share: centreOf.get(code)?.share ?? share,
    shareByMeasure: {},
    capacities: [],
    locked: false,
  }));
  return { territories: own };
}

interface StoredLocks {
  readonly territories: readonly TerritoryRecord[];
  readonly units: readonly LockedUnit[];
  readonly hasCurrent: boolean;
}

/** The locks wished, and those that are kept with the plan: a unit stays where the plan has it, "-": in white space. */
function lockWishes(
  { locks: wished = [] }: DesignWishes,
  { territories, units, hasCurrent }: StoredLocks,
): Pick<ProblemSpec, "locks"> {
  const locked = hasCurrent ? lowestTerritories(territories).filter(({ isLocked }) => isLocked) : [];
  const said = new Set(wished.map(({ unit, territory }) => `${unit ?? ""}/${territory ?? ""}`));
  const kept = units
    .map(({ unitCode, territoryCode }) => ({ unit: unitCode, territory: territoryCode ?? "-" }))
    // said twice, it would be refused
    .filter(({ unit, territory }) => !said.has(`${unit}/`) && !said.has(`${unit}/${territory}`));
  const locks = [...wished, ...locked.map(({ code }) => ({ territory: code })), ...kept];
  return locks.length > 0 ? { locks } : {};
}

/** A layer without shapes as a graph file; its neighbours stand in the links. */
const graphText = (units: readonly UnitRecord[]): string =>
  JSON.stringify({ units: units.map(({ code, name, lon, lat }) => ({ code, name, lon, lat })), edges: [] });
