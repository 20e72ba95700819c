import { type DesignWishes, designWishesSchema } from "../../contract/design-wishes.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { loadStudy } from "../design/load-study.ts";
import { readSettings } from "../design/read-settings.ts";
import type { Study } from "../design/study.ts";
import { withPlanFiles } from "../plans/with-plan-files.ts";
import type { DemoInput, DemoScale, World } from "../ports.ts";

export const DEMO_PROBLEM_FILE = "problem.json";

/** A rep of the demo and the territory of today that is theirs. */
export interface DemoRepRow {
  readonly code: string;
  readonly territoryCode: string;
  readonly territoryName: string;
  readonly home: { readonly lon: number; readonly lat: number };
  readonly hoursPerWeek: number;
}

/** The demo as it was generated and as a design run reads it. */
export interface DemoStudy {
  readonly scale: DemoScale;
  readonly input: DemoInput;
  readonly study: Study;
  readonly reps: readonly DemoRepRow[];
  /** The same wishes on the columns of stored accounts. */
  readonly wishes: DesignWishes;
}

export interface DemoChoice {
  readonly scale: DemoScale;
  readonly seed: number;
}

/** The world with the demo's files in place of a disk. */
export const demoFilesWorld = (world: World, { files, problem }: DemoInput) =>
  withPlanFiles(world, {
    texts: new Map([...files, [DEMO_PROBLEM_FILE, problem]]),
    tables: new Map(),
  });

/** Generates the demo and reads it as `design` would. */
export async function readDemoStudy(world: World, { scale, seed }: DemoChoice): Promise<Outcome<DemoStudy>> {
  const input = await world.generateDemo(scale, seed);
  const { world: virtual } = demoFilesWorld(world, input);
  const settings = await readSettings(virtual, null, { problem: DEMO_PROBLEM_FILE });
  if (!settings.ok) return settings;
  const study = await loadStudy(virtual, settings.value);
  if (!study.ok) return study;
  const reps = await readReps(virtual);
  if (!reps.ok) return reps;
  return success({ scale, input, study: study.value, reps: reps.value, wishes: storedWishes(study.value) });
}

async function readReps({ files, decoders }: World): Promise<Outcome<readonly DemoRepRow[]>> {
  const source = await files.read("reps.csv");
  if (!source.ok) return source;
  const table = await decoders.table(source.value);
  if (!table.ok) return table;
  const { columns, rows } = table.value;
  const at = (name: string) => columns.indexOf(name);
  return success(
    rows.map((cells) => ({
      code: String(cells[at("rep_id")]),
      territoryCode: String(cells[at("territory_code")]),
      territoryName: String(cells[at("territory_name")]),
      home: { lon: Number(cells[at("home_lon")]), lat: Number(cells[at("home_lat")]) },
      hoursPerWeek: Number(cells[at("hours_per_week")]),
    })),
  );
}

/** What a column of the demo's outlets is called once they are stored. */
const STORED_NAMES: Readonly<Record<string, string>> = {
  workload_hours_per_month: "workload",
  revenue_idr_per_month: "revenue",
};
const storedName = (column: string): string => STORED_NAMES[column] ?? column;

function storedWishes({ spec }: Study): DesignWishes {
  const { balance = [], weights, movedWeight, movePrice, seed } = spec;
  return designWishesSchema.parse({
    balance: balance.map(({ measure, tolerance }) => ({ measure: storedName(measure), tolerance })),
    weights,
    movedWeight: movedWeight === undefined ? undefined : storedName(movedWeight),
    movePrice,
    seed,
  });
}
