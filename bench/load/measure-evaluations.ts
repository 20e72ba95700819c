import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { evaluateStore } from "../../src/app/evaluate/stored/evaluate-store.ts";
import type { Actor } from "../../src/app/ports/actor.ts";
import type { EvaluationRequest } from "../../src/contract/evaluations.ts";
import { addDays } from "../../src/core/domain/add-days.ts";
import type { CivilDate } from "../../src/core/domain/civil-date.ts";
import { civilDateIn } from "../../src/core/domain/civil-date-in.ts";
import type { Outcome } from "../../src/core/domain/problem.ts";
import type { ServerStore } from "../../src/main/open-server-store.ts";
import { databaseCpuSeconds } from "../import/database-cpu.ts";
import { printTable } from "../print-table.ts";
import { type FilledFacts, fillFacts } from "./fill-facts.ts";
import { fillStore } from "./fill-store.ts";
import type { LoadOptions, ServerName } from "./load-options.ts";
import { type Measuring, openBenchStore } from "./measure-server.ts";
import { startDatabase } from "./start-database.ts";

export interface EvaluationTimes {
  readonly question: string;
  /** Of sales operations, and of a manager; null: it failed, and why. */
  readonly opsSeconds: number | null;
  /** Of processor, of the database and of this process, for sales operations; null: not told on this system. */
  readonly cpuSeconds: number | null;
  readonly managerSeconds: number | null;
  readonly problem: string | null;
}

export interface EvaluationReport {
  readonly server: ServerName;
  readonly version: string;
  readonly facts: FilledFacts;
  readonly results: readonly EvaluationTimes[];
}

/** Fills a database with 24 months of sales and asks it every evaluation in this process. Null where it is not installed. */
export async function measureEvaluations(
  server: ServerName,
  measuring: Measuring,
): Promise<EvaluationReport | null> {
  const { options, folder, say } = measuring;
  const database = await startDatabase(server, folder);
  if (database === null) return null;
  try {
    const store = await openBenchStore({ url: database.url, dataFolder: join(folder, "data") });
    try {
      say("filling");
      await fillStore(store, { ...options, editors: 0 });
      const facts = await fillFacts(store);
      await store.pool.query("VACUUM ANALYZE");
      say(`filled: ${JSON.stringify(facts)}`);
      const { rows } = await store.pool.query<{ version: string }>(
        "SELECT split_part(current_setting('server_version'), ' ', 1) AS version",
      );
      return { server, version: rows[0].version, facts, results: await askAll(store, measuring) };
    } finally {
      await store.close();
    }
  } finally {
    database.stop();
  }
}

/** Asks everything once as a member of sales operations and once as a manager of 25 reps. */
export async function askAll(
  store: ServerStore,
  { folder, say }: Pick<Measuring, "folder" | "say">,
): Promise<EvaluationTimes[]> {
  const [ops, manager] = [await actorOf(store, "sales-ops"), await actorOf(store, "manager")];
  const times: EvaluationTimes[] = [];
  const questions = questionsOf(store, { today: ops.today, sold: await readRevenue(store, [ops, manager]) });
  for (const [question, ask] of questions) {
    const before = cpuSeconds(folder);
    const ofOps = await time(() => ask(ops));
    const used = cpuSeconds(folder);
    const ofManager = await time(() => ask(manager));
    const problem = ofOps.problem ?? ofManager.problem;
    times.push({
      ...{ question, opsSeconds: ofOps.seconds, managerSeconds: ofManager.seconds, problem },
      cpuSeconds: before === null || used === null ? null : used - before,
    });
    say(JSON.stringify(times.at(-1)));
  }
  return times;
}

/** Only of a database of our own folder. */
function cpuSeconds(folder: string): number | null {
  const dataFolder = join(folder, "data");
  const database = existsSync(join(dataFolder, "postgres")) ? databaseCpuSeconds(dataFolder) : null;
  const { user, system } = process.cpuUsage();
  return database === null ? null : database + (user + system) / 1e6;
}

type Question = readonly [name: string, ask: (actor: Actor) => Promise<Outcome<unknown>>];

const credit = "effective-dated" as const;
const lastQuarter = (today: CivilDate) => ({ from: addDays(today, -90), until: today, credit });

/** What was sold in the last quarter in the territories within the reach of each. */
async function readRevenue(
  { world }: ServerStore,
  actors: readonly Actor[],
): Promise<ReadonlyMap<Actor, number>> {
  const sold = new Map<Actor, number>();
  for (const actor of actors) {
    const query = { ...lastQuarter(actor.today), by: "territory" as const };
    const found = await evaluateStore(world, actor, { kind: "kpis", query });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const highest = found.value.scopes.filter(({ code, parentCode }) => code !== null && parentCode === null);
    const revenue = highest.map(({ kpis }) => kpis["account-revenue"]?.value ?? 0);
    sold.set(
      actor,
      revenue.reduce((sum, one) => sum + one, 0),
    );
  }
  return sold;
}

interface Asking {
  readonly today: CivilDate;
  readonly sold: ReadonlyMap<Actor, number>;
}

function questionsOf({ world }: ServerStore, { today, sold }: Asking): readonly Question[] {
  const quarter = lastQuarter(today);
  const month = { ...quarter, from: addDays(today, -30) };
  const history = { ...quarter, from: addDays(today, -720) };
  const ask = (name: string, request: EvaluationRequest): Question => [
    name,
    (actor) => evaluateStore(world, actor, request),
  ];
  const kpis = (["organisation", "territory", "rep", "team", "product", "account"] as const).map((by) =>
    ask(`key figures by ${by}, a quarter${by === "account" ? ": a page of 1,000" : ""}`, {
      kind: "kpis",
      query: { ...quarter, by },
    }),
  );
  const { credit: _, ...window } = quarter;
  const worth = { months: 12, discountPerMonth: 0.01, marginShare: 0.3 };
  const wish = { formula: "shares", priorWeight: 0.5, cap: 0.25 } as const;
  return [
    ask("key figures by territory, a month", { kind: "kpis", query: { ...month, by: "territory" } }),
    ...kpis,
    ask("key figures by territory, restated", {
      kind: "kpis",
      query: { ...quarter, credit: "restated", by: "territory" },
    }),
    ask("funnel of territories", { kind: "territories", query: quarter }),
    ask("accounts", { kind: "accounts", query: window }),
    ask("pipeline by rep", { kind: "pipeline", query: { ...quarter, by: "rep" } }),
    ask("pipeline forecast by rep", {
      kind: "pipeline-forecast",
      query: { ...history, by: "rep", days: 90 },
    }),
    ask("reps", { kind: "reps", query: quarter }),
    ask("service", { kind: "service", query: quarter }),
    ask("causes", { kind: "causes", query: quarter }),
    [
      "quotas by territory, a tenth more than was sold",
      (actor) => {
        const target = 1.1 * (sold.get(actor) ?? 0);
        return evaluateStore(world, actor, {
          kind: "quotas",
          query: { ...quarter, ...wish, target, by: "territory" },
        });
      },
    ],
    ask("trend by territory, 24 months", { kind: "trend", query: { ...history, by: "territory" } }),
    ask("forecast by team, 24 months", { kind: "forecast", query: { ...history, by: "team", months: 12 } }),
    ask("customer value, 24 months", {
      kind: "customer-value",
      query: { from: history.from, until: today, ...worth },
    }),
  ];
}

async function time(ask: () => Promise<Outcome<unknown>>) {
  const begun = performance.now();
  try {
    const found = await ask();
    const problem = found.ok ? null : found.problems.map(({ code }) => code).join(" ");
    return { seconds: (performance.now() - begun) / 1000, problem };
  } catch (error) {
    return { seconds: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function actorOf({ pool, world }: ServerStore, role: "sales-ops" | "manager"): Promise<Actor> {
  const { rows } = await pool.query<{ orgId: string; memberId: string; timeZone: string }>(
    `SELECT m.org_id AS "orgId", m.id AS "memberId", o.time_zone AS "timeZone" FROM members m
     JOIN organisations o ON o.org_id = m.org_id WHERE m.role = $1 ORDER BY m.id LIMIT 1`,
    [role],
  );
  const [{ orgId, memberId, timeZone }] = rows;
  const today = civilDateIn(timeZone, world.wallClock.now().getTime());
  return { orgId, memberId, role, today, scope: "full", via: "command-line" };
}

export function renderEvaluations(
  { accounts, units, territories }: LoadOptions,
  reports: readonly EvaluationReport[],
): string {
  const [size, ...more] = [accounts, units, territories].map((count) => count.toLocaleString("en"));
  const seconds = (value: number | null) => (value === null ? "failed" : value.toFixed(2));
  return reports
    .map(({ server, version, facts, results }) =>
      printTable({
        title: `${size} accounts, ${more[0]} units, ${more[1]} territories, ${facts.sales.toLocaleString("en")} sales; ${server} ${version}: seconds`,
        columns: ["question", "sales operations", "of processor", "a manager", "problem"],
        rows: results.map(({ question, opsSeconds, cpuSeconds: cpu, managerSeconds, problem }) => [
          question,
          seconds(opsSeconds),
          cpu === null ? "–" : cpu.toFixed(2),
          seconds(managerSeconds),
          problem ?? "",
        ]),
      }),
    )
    .join("\n\n");
}
