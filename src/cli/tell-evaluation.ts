import { type Command, InvalidArgumentError } from "commander";
import {
  type EvaluationView,
  viewCsv,
  viewFormat,
  writeEvaluationReport,
} from "../app/evaluate/evaluation-output.ts";
import type { Refusal } from "../app/use-case-outcome.ts";
import type { Problem } from "../contract/outcome.ts";
import type { CliWorld, CommandContext } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";
import { addOutputOptions } from "./problem-options.ts";
import { renderTable } from "./render-table.ts";
import { createReporter, type Reporter } from "./reporter.ts";

/** How an evaluation is wanted. */
export interface EvaluationFlags {
  readonly json?: boolean;
  readonly lang?: string;
  readonly format?: "text" | "json" | "csv";
  readonly report?: string;
}

/** Options of every evaluation. */
export const addEvaluationOptions = (command: Command): Command =>
  addFormatOptions(addOutputOptions(command));

export const addFormatOptions = (command: Command): Command =>
  command
    .option("--format <format>", "text (default), json, or csv: the main table on stdout", readFormat)
    .option("--report <file>", "also write a self-contained HTML page with figures and the rows behind them");

function readFormat(text: string): string {
  if (["text", "json", "csv"].includes(text)) return text;
  throw new InvalidArgumentError("choose text, json or csv");
}

export const wantsJson = ({ json, format }: EvaluationFlags): boolean => json === true || format === "json";

interface Telling<Report> {
  readonly flags: EvaluationFlags;
  readonly outcome: Report | Refusal;
  readonly view: (report: Report) => EvaluationView;
  /** Where a terminal is told otherwise than by the view. */
  readonly text?: (report: Report, reporter: Reporter) => string;
}

/** Tells what an evaluation of files found, as it is wanted. */
export async function tellEvaluation<Report extends { readonly warnings: readonly Problem[] }>(
  { world, terminal, finish }: CommandContext,
  { flags, outcome, view, text }: Telling<Report>,
): Promise<void> {
  const reporter = createReporter(terminal, { ...flags, json: wantsJson(flags) });
  if (isRefusal(outcome)) {
    finish(reporter.refuse(outcome));
    return;
  }
  reporter.warn(outcome.warnings);
  const problems = await writeReport(world, reporter, { path: flags.report, view: () => view(outcome) });
  if (problems.length > 0) {
    finish(reporter.refuse({ status: "bad-input", problems, warnings: [] }));
    return;
  }
  if (reporter.json) reporter.document(outcome);
  else if (flags.format === "csv") reporter.text(viewCsv(view(outcome)));
  else reporter.text(text ? text(outcome, reporter) : viewText(view(outcome), reporter));
  finish(EXIT.done);
}

const isRefusal = (outcome: object): outcome is Refusal => "problems" in outcome && "status" in outcome;

interface PageAsked {
  readonly path: string | undefined;
  readonly view: () => EvaluationView;
}

/** The page, where one is asked for. */
export async function writeReport(
  world: CliWorld,
  { locale }: Reporter,
  { path, view }: PageAsked,
): Promise<readonly Problem[]> {
  if (path === undefined) return [];
  return writeEvaluationReport(world, path, { view: view(), language: viewFormat(locale).language });
}

/** So many rows of the best and of the worst are shown on the terminal; --json and csv have all. */
const SHOWN = 20;

/** The first table and the sentences of a view. */
export function viewText({ tables: [table], notes }: EvaluationView, { locale }: Reporter): string {
  const { language, cell, note } = viewFormat(locale);
  const rows = table.rows.map((row) => row.map((value, column) => cell(value, table.columns[column].unit)));
  const hidden = rows.length - 2 * SHOWN;
  const gap = table.columns.map((_, column) => (column === 0 ? `… ${hidden} …` : ""));
  const shown = hidden > 0 ? [...rows.slice(0, SHOWN), gap, ...rows.slice(-SHOWN)] : rows;
  const told = notes.map((one) => `${note(one)}\n`).join("");
  return `${renderTable([table.columns.map(({ label }) => label[language]), ...shown])}\n${told}`;
}
