import { evaluateKpis, type MeasureColumns, sumByScope } from "../../src/core/evaluate/kpi/evaluate-kpis.ts";
import { KPIS } from "../../src/core/evaluate/kpi/kpis.ts";
import { MEASURES, type MeasureKey } from "../../src/core/evaluate/kpi/measures.ts";
import { seededRandom } from "../../src/core/search/random.ts";
import { logLogSlope } from "../statistics.ts";
import type { SuiteContext, SuiteReport } from "../suite.ts";

const MONTHS = 24;
const [TERRITORIES, REPS] = [500, 400];
const MUST_SECONDS = 5;
const MUST_ACCOUNTS = 100_000;

interface Run {
  readonly accounts: number;
  readonly events: number;
  readonly figures: number;
  readonly seconds: number;
}

/** Every KPI of one period by account, territory and rep, in one process; the events of 24 months lie in memory. */
export async function benchKpi({ options, say }: SuiteContext): Promise<SuiteReport> {
  const sizes = options.quick ? [3_000, 10_000, 30_000] : [30_000, 100_000, 300_000, 1_000_000];
  const runs = sizes.map((accounts) => {
    say(`${accounts} accounts`);
    return measure(accounts);
  });
  const slope = logLogSlope(runs.map(({ accounts, seconds }) => [accounts, seconds]));
  const late = runs.filter(({ accounts, seconds }) => accounts === MUST_ACCOUNTS && seconds > MUST_SECONDS);
  return {
    suite: "kpi",
    heading: "Key figures",
    protocol: `All ${KPIS.length} KPIs of one month by account, by ${TERRITORIES} territories and by ${REPS} reps, from one row of ${Object.keys(MEASURES).length} measures per account and month over ${MONTHS} months. Must: ${MUST_ACCOUNTS} accounts within ${MUST_SECONDS} s of one core.`,
    threads: 1,
    tables: [
      {
        title: `cost grows with the accounts to the power of ${slope.toFixed(2)}`,
        columns: ["accounts", "rows", "figures", "processor seconds"],
        rows: runs.map((run) => [
          String(run.accounts),
          String(run.events),
          String(run.figures),
          run.seconds.toFixed(2),
        ]),
      },
    ],
    results: [{ runs, slope }],
    failures: late.map(({ seconds }) => `${MUST_ACCOUNTS} accounts took ${seconds.toFixed(2)} s`),
    notes: [],
  };
}

function measure(accounts: number): Run {
  const random = seededRandom(accounts);
  const events = accounts * MONTHS;
  // one random column shared by all measures: only the time is of interest, and memory of 70 × 24 million numbers is not
  const shared = Float64Array.from({ length: events }, () => 1 + random.below(1_000));
  const columns: MeasureColumns = Object.fromEntries(
    Object.keys(MEASURES).map((key) => [key as MeasureKey, shared]),
  );
  const account = Int32Array.from({ length: events }, (_, event) => event % accounts);
  const isInPeriod = (event: number) => event >= events - accounts;
  const by = (group: (account: number) => number) =>
    account.map((index, event) => (isInPeriod(event) ? group(index) : -1));
  const scopes = [
    { scopeOf: by((index) => index), count: accounts },
    { scopeOf: by((index) => index % TERRITORIES), count: TERRITORIES },
    { scopeOf: by((index) => index % REPS), count: REPS },
  ];
  // time of the processor: what else the machine does is no part of it
  const begun = process.cpuUsage();
  let figures = 0;
  for (const scope of scopes)
    for (const { values } of evaluateKpis(KPIS, sumByScope(columns, scope), scope.count))
      figures += values.length;
  const used = process.cpuUsage(begun);
  return { accounts, events, figures, seconds: (used.user + used.system) / 1e6 };
}
