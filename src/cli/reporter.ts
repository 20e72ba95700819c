import type { Refusal } from "../app/use-case-outcome.ts";
import type { Problem } from "../contract/outcome.ts";
import { EXIT } from "./exit-codes.ts";
import { renderProblems } from "./render-problems.ts";
import type { Terminal } from "./terminal.ts";
import { chooseLocale, chooseWords, type Words } from "./words.ts";

/** `refused`: understood, but not allowed, not in this state, or somebody was faster. */
export interface Told extends Omit<Refusal, "status"> {
  readonly status: Refusal["status"] | "refused";
}

/** How one command speaks: text or JSON, Indonesian or English. */
export interface Reporter {
  readonly json: boolean;
  readonly words: Words;
  readonly locale: string;
  text(text: string): void;
  /** The one document of --json. */
  document(value: unknown): void;
  warn(warnings: readonly Problem[]): void;
  /** Tells why there is no result, and gives the exit code. */
  refuse(refusal: Told): number;
}

export function createReporter(
  terminal: Terminal,
  flags: { readonly json?: boolean; readonly lang?: string },
): Reporter {
  const json = flags.json === true;
  const words = chooseWords(flags.lang, terminal.environment);
  const document = (value: unknown) => terminal.out(`${JSON.stringify(value, null, 2)}\n`);
  const tell = (type: string, label: string, problems: readonly Problem[]) => {
    if (json) for (const problem of problems) terminal.err(`${JSON.stringify({ type, ...problem })}\n`);
    else
      terminal.err(
        shownAsIs(`${renderProblems(problems, label)}${summarise(problems, label || words.problems)}`),
      );
  };
  const warn = (warnings: readonly Problem[]) => tell("warning", `${words.warning} `, warnings);
  return {
    json,
    words,
    locale: chooseLocale(flags.lang, terminal.environment),
    text: (text) => terminal.out(shownAsIs(text)),
    document,
    warn,
    refuse: (refusal) => {
      warn(refusal.warnings);
      tell("problem", "", refusal.problems);
      if (json) document(refusal);
      if (refusal.status === "cancelled-empty") {
        if (!json) terminal.err(`${words.cancelledEmpty}\n`);
        return EXIT.cancelled;
      }
      return refusal.status === "bad-input" ? EXIT.badInput : EXIT.refused;
    },
  };
}

/** More than fit a screen: what of them there is stands where the reader ends. */
const MANY_PROBLEMS = 20;

function summarise(problems: readonly Problem[], label: string): string {
  if (problems.length <= MANY_PROBLEMS) return "";
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} × ${count}`);
  return `${label.trim()}: ${problems.length} (${parts.join(", ")})\n`;
}

/** Codes and names come from files: what a terminal would obey in them (escape sequences) is shown as a mark instead. */
const shownAsIs = (text: string): string => text.replaceAll(/\r(?!\n)|(?![\r\n\t])\p{Cc}/gu, "\ufffd");
