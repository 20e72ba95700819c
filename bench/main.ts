import type { SolverPool } from "../src/app/ports.ts";
import { createSolverPool } from "../src/jobs/create-solver-pool.ts";
import { describeCircumstances, renderCircumstances } from "./describe-machine.ts";
import { generateMarket } from "./instances/generate-market.ts";
import { printTable } from "./print-table.ts";
import { readArguments, USAGE } from "./read-arguments.ts";
import type { BenchOptions, Suite, SuiteName, SuiteReport } from "./suite.ts";
import { benchCommercial } from "./suites/commercial.ts";
import { benchCpmp } from "./suites/cpmp.ts";
import { benchForecast } from "./suites/forecast.ts";
import { benchKpi } from "./suites/kpi.ts";
import { benchLive } from "./suites/live.ts";
import { benchPeers } from "./suites/peers.ts";
import { benchReference } from "./suites/reference.ts";
import { benchResolve } from "./suites/resolve.ts";
import { benchScale } from "./suites/scale.ts";
import { benchTracts } from "./suites/tracts.ts";

const SUITES: Readonly<Record<SuiteName, Suite>> = {
  tracts: benchTracts,
  reference: benchReference,
  cpmp: benchCpmp,
  commercial: benchCommercial,
  scale: benchScale,
  peers: benchPeers,
  forecast: benchForecast,
  kpi: benchKpi,
  resolve: benchResolve,
  live: benchLive,
};

/** Runs what the command line asks for, prints it, gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const options = readArguments(argv);
  if (typeof options === "string") {
    console.error(argv.includes("--help") ? USAGE : `${options}\n\n${USAGE}`);
    return 2;
  }
  if (argv.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const circumstances = describeCircumstances(argv);
  if (!options.json) console.log(renderCircumstances(circumstances));
  const reports: SuiteReport[] = [];
  for (const threads of options.threads) reports.push(...(await runSuites(options, threads)));
  const failures = reports.flatMap((report) => report.failures.map((text) => `${report.suite}: ${text}`));
  if (options.json) console.log(JSON.stringify({ ...circumstances, reports, failures }, null, 1));
  else console.log(renderEnd(failures));
  return failures.length > 0 ? 1 : 0;
}

async function runSuites(options: BenchOptions, threads: number): Promise<SuiteReport[]> {
  const reports: SuiteReport[] = [];
  const threadFile = new URL("../src/jobs/solver-thread-from-source.mjs", import.meta.url);
  const pool = createSolverPool({ threads, threadFile });
  try {
    await warmUp(pool);
    for (const suite of options.suites) {
      const report = await SUITES[suite]({
        options,
        pool,
        say: (line) => console.error(`${suite}: ${line}`),
      });
      reports.push(report);
      if (!options.json) console.log(renderReport(report));
    }
  } finally {
    await pool.close();
  }
  return reports;
}

/** Threads load the engine's source at their first task; that is no part of any figure. */
async function warmUp(pool: SolverPool): Promise<void> {
  await pool.solve(generateMarket(300, 4, 1), { seed: 1, starts: pool.threads, iterations: 10_000 });
}

function renderReport({ heading, protocol, threads, tables, notes, failures }: SuiteReport): string {
  return [
    `\n## ${heading} (${threads} ${threads === 1 ? "thread" : "threads"})`,
    protocol,
    ...tables.filter(({ rows }) => rows.length > 0).map(printTable),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
    ...(failures.length > 0 ? [failures.map((failure) => `- FAILED: ${failure}`).join("\n")] : []),
  ].join("\n\n");
}

function renderEnd(failures: readonly string[]): string {
  if (failures.length === 0) return "\nbench: every plan is valid and every must is met";
  return [`\nbench: ${failures.length} FAILED`, ...failures.map((failure) => `- ${failure}`)].join("\n");
}

process.exitCode = await main(process.argv.slice(2));
