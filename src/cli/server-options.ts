import { type Command, InvalidArgumentError, Option } from "commander";
import type { DemoScale } from "../app/ports.ts";
import type { Problem } from "../contract/outcome.ts";
import { describeSettings, readServerSettings, type Settings } from "../contract/settings.ts";
import { EXIT } from "./exit-codes.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import type { Terminal } from "./terminal.ts";

const SCALES: readonly DemoScale[] = ["small", "normal", "large"];

/** What every command on a store takes. */
export interface StoreFlags {
  readonly data: string;
  readonly json?: boolean;
  readonly lang?: string;
}

export interface DemoFlags {
  readonly demo?: boolean;
  readonly scale?: DemoScale;
  readonly seed: number;
}

/** The printed reference of the environment, for what serves. */
export const SERVER_SETTINGS_HELP = `\nEnvironment:\n${describeSettings()}`;

/** The same for what opens a store and ends. */
export const STORE_SETTINGS_HELP = `
Environment (\`wilayah serve --help\` has the rest):
${describeSettings(["DATABASE_URL", "WILAYAH_SECRET"])}`;

export const addDataOption = (command: Command): Command =>
  command.option("--data <folder>", "the data folder: embedded PostgreSQL, secrets", "data");

export const addDemoOptions = (command: Command): Command =>
  command
    .option("--demo", "fill an empty store with the demo's organisation, four logins and a designed draft")
    .addOption(new Option("--scale <scale>", "size of the demo (default: small)").choices(SCALES))
    .option("--seed <number>", "another seed invents another distributor", parseSeed, 1);

/** Null without --demo. */
export const demoOf = ({ demo, scale, seed }: DemoFlags) => (demo ? { scale: scale ?? null, seed } : null);

export function parseSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= 4_294_967_295) return seed;
  throw new InvalidArgumentError("It must be a whole number from 0 to 4294967295.");
}

export interface StoreCommand {
  readonly report: Reporter;
  readonly settings: Settings;
  /** Plain lines on stderr; nothing with --json. */
  readonly log: (line: string) => void;
}

/** Reads the environment; null where it was refused, with the exit code told to `finish`. */
export function beginStoreCommand(
  terminal: Terminal,
  flags: StoreFlags,
  finish: (exitCode: number) => void,
): StoreCommand | null {
  const report = createReporter(terminal, flags);
  const settings = readServerSettings(terminal.environment);
  if (!settings.ok) {
    finish(refuseStore(report, settings));
    return null;
  }
  report.warn(settings.warnings);
  const log = (line: string) => {
    if (!report.json) terminal.err(`${line}\n`);
  };
  return { report, settings: settings.value, log };
}

interface Refused {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Codes of what was understood and is not possible now: rights, states, versions, proofs, broken jobs, a second set-up. */
const REFUSED = /^(APP-40[39]|APP-412|DES-\d+|IMP-33[01]|JOB-\d+|SET-113)$/;

/** Tells the problems; 3 where another process holds the data folder, which a script may wait for. */
export function refuseStore(report: Reporter, { problems, warnings }: Refused): number {
  const status = problems.every(({ code }) => REFUSED.test(code)) ? "refused" : "bad-input";
  const exitCode = report.refuse({ status, problems, warnings });
  if (problems.some(({ code }) => code === "STO-102")) return EXIT.inUse;
  return problems.some(({ code }) => code === "SET-112" || code === "STO-146") ? EXIT.cancelled : exitCode;
}
