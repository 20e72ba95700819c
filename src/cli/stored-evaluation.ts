import type { Command } from "commander";
import type { z } from "zod";
import type { EvaluationView } from "../app/evaluate/evaluation-output.ts";
import { viewCsv, viewFormat } from "../app/evaluate/evaluation-output.ts";
import { findPeriod } from "../app/evaluate/stored/find-period.ts";
import { windowNotes, withWindow } from "../app/evaluate/views/view-window.ts";
import { failure, type Outcome, type Problem, success } from "../contract/outcome.ts";
import type { CommandContext } from "./command-context.ts";
import { addMemberOptions, type Door, type MemberFlags, readAsked, runAsMember } from "./plan-door.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import {
  addFormatOptions,
  type EvaluationFlags,
  viewText,
  wantsJson,
  writeReport,
} from "./tell-evaluation.ts";

/** A question to the store: what it may be asked with, and how the answer is told. */
export interface StoredQuestion<Schema extends z.ZodType, Found extends object> {
  readonly schema: Schema;
  readonly work: (door: Door, query: z.output<Schema>) => Promise<Outcome<Found>>;
  readonly view: (found: Found) => EvaluationView;
  /** Where a terminal is told otherwise than by the view. */
  readonly text?: (found: Found, reporter: Reporter) => string;
  readonly json?: (found: Found) => object;
}

interface Flags extends MemberFlags, Omit<EvaluationFlags, "json" | "lang"> {
  readonly [option: string]: unknown;
  readonly from?: string;
  readonly until?: string;
  readonly period?: string;
  readonly year?: string;
}

/** The window that a question is about: its dates, or a period of the organisation's fiscal calendar. */
export const addWindowOptions = (command: Command): Command =>
  command
    .option("--from <date>", "first civil date of the window")
    .option("--until <date>", "first civil date after the window")
    .option("--period <period>", "instead of both: a fiscal quarter (2026-Q3) or a month (2026-11)")
    .option("--year <year>", "instead of both: a fiscal year (2026)");

/** Makes a command ask the store in a member's name, and tell the answer as text, JSON, CSV or a page. */
export function askStore<Schema extends z.ZodType, Found extends object>(
  command: Command,
  context: CommandContext,
  { schema, work, view: viewFound, text, json = (found) => found }: StoredQuestion<Schema, Found>,
): void {
  const view = (found: Found) => withWindow(viewFound(found), found);
  addFormatOptions(addMemberOptions(command)).action((flags: Flags) => {
    const told = { ...flags, json: wantsJson(flags) };
    const reporter = createReporter(context.terminal, told);
    return runAsMember(context, told, {
      asked: readQuestion(schema, command, flags),
      work: async (door, ask): Promise<Outcome<Found>> => {
        const query = await ask(door);
        if (!query.ok) return query;
        const found = await work(door, query.value);
        if (!found.ok) return found;
        const page = { path: flags.report, view: () => view(found.value) };
        const problems = await writeReport(context.world, reporter, page);
        return problems.length > 0 ? failure(problems) : found;
      },
      json,
      text: (found, report) => {
        if (flags.format === "csv") return viewCsv(view(found));
        if (text === undefined) return viewText(view(found), report);
        const { note } = viewFormat(report.locale);
        return `${text(found, report)}${windowNotes(found)
          .map((one) => `${note(one)}\n`)
          .join("")}`;
      },
    });
  });
}

/**
 * What is asked, checked; a period has its dates only from the organisation's calendar, once the store is open. Problems: CLI-106,
 * CLI-118 no window or two, EVA-166.
 */
function readQuestion<Schema extends z.ZodType>(
  schema: Schema,
  command: Command,
  flags: Flags,
): Outcome<(door: Door) => Promise<Outcome<z.output<Schema>>>> {
  const { period, year, ...asked } = asking(flags);
  const named = [period, year, flags.from ?? flags.until].filter((one) => one !== undefined);
  const hasWindow = command.options.some(({ long }) => long === "--period");
  if (hasWindow && named.length !== 1) return failure([noWindow(named.length)]);
  const fiscal = period ?? year;
  if (fiscal === undefined) {
    const read = readAsked(schema, asked);
    return read.ok ? success(async () => read) : read;
  }
  return success(async ({ world, actor }) => {
    const window = await findPeriod(world, actor, fiscal);
    return window.ok ? readAsked(schema, { ...asked, ...window.value }) : window;
  });
}

const noWindow = (ways: number): Problem => ({
  code: "CLI-118",
  where: { file: "options", item: "--period" },
  cause: ways === 0 ? "the window is not given" : "the window is given in more than one way",
  fix: "give --from and --until, or --period 2026-Q3, or --year 2026",
});

/** What is asked, without the options that every command takes. */
const asking = ({ json: _, lang: __, as: ___, data: ____, format: _____, report: ______, ...asked }: Flags) =>
  asked;
