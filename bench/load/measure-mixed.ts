import { setTimeout as wait } from "node:timers/promises";
import { printTable } from "../print-table.ts";
import type { MixedAsking, MixedWaited } from "./ask-mixed.ts";
import { importBehind } from "./import-behind.ts";
import type { LoadOptions, ServerName } from "./load-options.ts";
import { type FilledServer, type Measuring, runOutside, withServer } from "./measure-server.ts";
import { mixRequests } from "./mixed-load.ts";

/** Of the server's process, while it was asked. */
interface Strain {
  readonly peakMegabytes: number;
  /** The worst second's 99th percentile, in milliseconds. */
  readonly loopDelayP99: number;
}

interface MixedResult extends MixedWaited, Strain {
  /** What else the server did meanwhile. */
  readonly behind: "nothing" | "a design and imports";
  /** Rows of sales that were imported meanwhile. */
  readonly importedRows: number;
}

export interface MixedReport {
  readonly server: ServerName;
  readonly version: string;
  readonly fillSeconds: number;
  readonly results: readonly MixedResult[];
}

const WARM_UP_SECONDS = 5;

/** Asks the mix of a profile, and once more with a design behind it if that is wished. Null where there is no such database. */
export const measureMixed = (
  server: ServerName,
  perSecond: number,
  measuring: Measuring,
): Promise<MixedReport | null> =>
  withServer(server, measuring, async (serving) => {
    const { seconds, behind } = measuring.options;
    const ask = (length: number) => askMixed(serving, perSecond, length);
    await ask(WARM_UP_SECONDS);
    const results: MixedResult[] = [{ behind: "nothing", importedRows: 0, ...(await ask(seconds)) }];
    if (behind) {
      await startDesign(serving);
      const over = new AbortController();
      const importing = importBehind(serving, measuring.options.accounts, over.signal);
      const asked = await ask(seconds);
      over.abort();
      results.push({ behind: "a design and imports", importedRows: await importing, ...asked });
    }
    const { version, fillSeconds } = serving;
    return { server, version, fillSeconds, results };
  });

async function askMixed(
  serving: FilledServer,
  perSecond: number,
  seconds: number,
): Promise<MixedWaited & Strain> {
  const clients = mixRequests(serving.filled, perSecond, seconds);
  const asking: MixedAsking = { url: serving.url, seconds, clients };
  const over = new AbortController();
  const strain = watchStrain(serving, over.signal);
  const waited = await runOutside<MixedWaited>("ask-mixed.ts", asking);
  over.abort();
  return { ...waited, ...(await strain) };
}

/** Reads the server's own metrics once a second; each reading of the delay is of the time since the one before. */
async function watchStrain({ url, filled }: FilledServer, over: AbortSignal): Promise<Strain> {
  let peakMegabytes = 0;
  let loopDelayP99 = 0;
  while (!over.aborted) {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${filled.admin}` } });
    const text = await answer.text();
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
    peakMegabytes = Math.max(peakMegabytes, read("process_resident_memory_bytes") / 1e6);
    loopDelayP99 = Math.max(loopDelayP99, 1000 * read("nodejs_eventloop_lag_p99_seconds"));
    await wait(1000, undefined, { signal: over }).catch(() => {});
  }
  return { peakMegabytes, loopDelayP99 };
}

/** A design of the whole map, which has the solver threads at work for longer than it is asked. */
async function startDesign({ url, filled }: FilledServer): Promise<void> {
  const answer = await fetch(`${url}/v1/plans/${filled.planId}/designs`, {
    method: "POST",
    headers: { authorization: `Bearer ${filled.offices[0]}`, "content-type": "application/json" },
    body: JSON.stringify({
      name: "Behind",
      wishes: { balance: [{ measure: "workload", tolerance: 0.1 }] },
    }),
  });
  if (!answer.ok) throw new Error(`the design was refused: ${answer.status} ${await answer.text()}`);
}

/** Waiting with work behind it as a multiple of waiting without: p95 by kind. */
function ratiosOf({ server, results }: MixedReport): readonly string[] {
  const [alone, behind] = results;
  if (behind === undefined) return [];
  const ratios = behind.kinds.map(({ kind, p95 }, index) => {
    const before = alone.kinds[index].p95;
    return `${kind} ${p95 === null || before === null ? "–" : (p95 / before).toFixed(2)}`;
  });
  return [
    `- ${server}, p95 with ${behind.behind} behind of that without: ${ratios.join(", ")}; ${behind.importedRows.toLocaleString("en")} rows imported meanwhile`,
  ];
}

export function renderMixed(options: LoadOptions, reports: readonly MixedReport[]): string {
  const { accounts, units, territories, mixedPerSecond, seconds } = options;
  const size = [accounts, units, territories].map((count) => count.toLocaleString("en"));
  const title = `${size[0]} accounts, ${size[1]} units, ${size[2]} territories; ${mixedPerSecond} requests per second from a process of their own, ${seconds} s`;
  const rows = reports.flatMap(({ server, version, results }) =>
    results.flatMap((result) =>
      result.kinds.map(({ kind, answers, p50, p95, p99 }) => [
        `${server} ${version}, ${result.behind} behind: ${kind}`,
        String(answers),
        ...[p50, p95, p99].map((value) => (value === null ? "–" : value.toFixed(value < 10 ? 1 : 0))),
      ]),
    ),
  );
  const notes = reports.flatMap((report) => [...notesOf(report), ...ratiosOf(report)]);
  return [
    "",
    printTable({ title, columns: ["request", "answers", "p50 ms", "p95", "p99"], rows }),
    "",
    ...notes,
  ].join("\n");
}

function notesOf({ server, fillSeconds, results }: MixedReport): readonly string[] {
  return [
    `- ${server}: filled in ${fillSeconds.toFixed(0)} s`,
    ...results.map(
      (result) =>
        `- ${server}, ${result.behind} behind: ${result.perSecond.toFixed(1)} answers per second, ${result.errors} errors, at most ${result.peakMegabytes.toFixed(0)} MB, event-loop delay p99 at most ${result.loopDelayP99.toFixed(0)} ms`,
    ),
  ];
}
