import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeCircumstances, renderCircumstances } from "../describe-machine.ts";
import { printTable } from "../print-table.ts";
import { type LoadOptions, readLoadOptions, USAGE } from "./load-options.ts";
import { type EvaluationReport, measureEvaluations, renderEvaluations } from "./measure-evaluations.ts";
import { type MixedReport, measureMixed, renderMixed } from "./measure-mixed.ts";
import { measureServer, type ServerReport } from "./measure-server.ts";

/** Measures what the command line asks for, prints it, gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const options = readLoadOptions(argv);
  if (typeof options === "string") {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  const circumstances = describeCircumstances(argv, "npm run bench:load");
  if (!options.json) console.log(renderCircumstances(circumstances));
  const skipped: string[] = [];
  const { mixedPerSecond } = options;
  const reports: ServerReport[] = [];
  const mixed: MixedReport[] = [];
  const evaluations: EvaluationReport[] = [];
  for (const server of options.servers) {
    const folder = mkdtempSync(join(tmpdir(), "wilayah-load-"));
    const measuring = { options, folder, say: (line: string) => console.error(`${server}: ${line}`) };
    try {
      if (options.evaluate) note(server, await measureEvaluations(server, measuring), evaluations, skipped);
      else if (mixedPerSecond === null)
        note(server, await measureServer(server, measuring), reports, skipped);
      else note(server, await measureMixed(server, mixedPerSecond, measuring), mixed, skipped);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
  const errors = [
    ...reports.flatMap(({ results }) => results.map(({ waited }) => waited.errors)),
    ...mixed.flatMap(({ results }) => results.map((result) => result.errors)),
    ...evaluations.flatMap(({ results }) => results.map(({ problem }) => (problem === null ? 0 : 1))),
  ].reduce((sum, count) => sum + count, 0);
  if (options.json)
    console.log(
      JSON.stringify({ ...circumstances, ...options, reports, mixed, evaluations, skipped }, null, 1),
    );
  else if (options.evaluate)
    console.log([renderEvaluations(options, evaluations), ...skippedLines(skipped)].join("\n"));
  else if (mixedPerSecond !== null)
    console.log([renderMixed(options, mixed), ...skippedLines(skipped)].join("\n"));
  else console.log(renderReport(options, reports, skipped));
  return errors > 0 ? 1 : 0;
}

function note<Report>(server: string, report: Report | null, reports: Report[], skipped: string[]): void {
  if (report === null) skipped.push(server);
  else reports.push(report);
}

const skippedLines = (skipped: readonly string[]) =>
  skipped.map((server) => `- SKIPPED: ${server} is not installed here`);

function renderReport(
  { accounts, units, territories, clients, seconds }: LoadOptions,
  reports: readonly ServerReport[],
  skipped: readonly string[],
): string {
  const columns = reports.flatMap(({ server, version }) => {
    const name = server === "embedded" ? `embedded ${version}` : `Debian's ${version}`;
    return [`${name}: p50 ms`, "p95", "p99", "per s", "errors"];
  });
  const names = reports[0]?.results.map(({ name }) => name) ?? [];
  const rows = names.map((name) => [
    name,
    ...reports.flatMap(({ results }) => {
      const waited = results.find((result) => result.name === name)?.waited;
      const { p50 = null, p95 = null, p99 = null } = waited ?? {};
      return [p50, p95, p99]
        .map(formatMilliseconds)
        .concat(waited?.perSecond.toFixed(0) ?? "–", String(waited?.errors ?? "–"));
    }),
  ]);
  const size = [accounts, units, territories].map((count) => count.toLocaleString("en"));
  const title = `${size[0]} accounts, ${size[1]} units, ${size[2]} territories; ${clients} clients in a process of their own, ${seconds} s each`;
  return [
    "",
    printTable({ title, columns: ["question", ...columns], rows }),
    "",
    ...reports.map(({ server, fillSeconds }) => `- ${server}: filled in ${fillSeconds.toFixed(0)} s`),
    ...skippedLines(skipped),
  ].join("\n");
}

const formatMilliseconds = (value: number | null): string =>
  value === null ? "–" : value.toFixed(value < 10 ? 1 : 0);

process.exitCode = await main(process.argv.slice(2));
