import { parseArgs } from "node:util";
import { parseDuration } from "../src/core/import/parse-duration.ts";
import { type BenchOptions, SUITE_NAMES, type SuiteName } from "./suite.ts";

export const USAGE = `npm run bench -- [SUITE…] [options]

  SUITE             ${SUITE_NAMES.join(", ")}; all of them by default
  --dir DIR         other instances of the same format (one suite)
  --time 10s        time per run instead of the suite's own
  --seeds 10        seeds 1 … N per instance instead of the suite's own
  --threads 1,2     threads, one start in each; several: the suites run once per number (default 2)
  --quick           one small instance per suite, one seed
  --json            one JSON document on stdout (use npm run --silent)
  --out DIR         folder for files made on the way, such as links.csv (default out/bench)

Exit code 1 if a plan breaks a rule or a gap exceeds its must; 2 on wrong usage.`;

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function readArguments(argv: readonly string[]): BenchOptions | string {
  const parsed = parse(argv);
  if (typeof parsed === "string") return parsed;
  const { values, positionals } = parsed;
  const unknown = positionals.find((name) => !isSuite(name));
  if (unknown !== undefined) return `"${unknown}" is no suite; there are ${SUITE_NAMES.join(", ")}`;
  const suites = positionals.length === 0 ? SUITE_NAMES : positionals.filter(isSuite);
  if (values.dir !== undefined && suites.length !== 1) return "--dir needs exactly one suite";
  const seeds = values.seeds === undefined ? null : Number(values.seeds);
  if (seeds !== null && !(Number.isInteger(seeds) && seeds >= 1))
    return "--seeds is a whole number of at least 1";
  const threads = (values.threads ?? "2").split(",").map(Number);
  if (!threads.every((count) => Number.isInteger(count) && count >= 1 && count <= 64))
    return "--threads is a whole number of at least 1, or several with commas";
  const time = values.time === undefined ? null : parseDuration(values.time);
  if (time !== null && !time.ok) return "--time is a time like 10s, 500ms or 2min";
  return {
    suites,
    folder: values.dir ?? null,
    milliseconds: time?.value ?? null,
    seeds,
    threads,
    json: values.json ?? false,
    quick: values.quick ?? false,
    outFolder: values.out ?? "out/bench",
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        dir: { type: "string" },
        time: { type: "string" },
        seeds: { type: "string" },
        threads: { type: "string" },
        out: { type: "string" },
        json: { type: "boolean" },
        quick: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isSuite = (name: string): name is SuiteName => SUITE_NAMES.some((suite) => suite === name);
