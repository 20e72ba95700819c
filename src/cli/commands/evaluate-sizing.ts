import { type Command, InvalidArgumentError } from "commander";
import { evaluateSizing, type SizingReport } from "../../app/evaluate/evaluate-sizing.ts";
import { viewSizing } from "../../app/evaluate/views/view-sizing.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords, fillIn } from "../evaluation-words.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per segment: segment, accounts, calls_per_account and, where capacity is in hours, hours_per_call with its share of
travel and preparation. Segments are added up before anything is rounded.

Example:
  wilayah evaluate sizing segments.csv --capacity 115`;

interface Flags extends EvaluationFlags {
  readonly capacity: number;
}

/** `wilayah evaluate sizing`. */
export function addEvaluateSizingCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("sizing")
    .description("how many reps the calls on accounts need, and how busy they would be")
    .argument("<file>", "CSV or XLSX with one row per segment of accounts")
    .requiredOption(
      "--capacity <number>",
      "hours (or calls) of one rep in the cycle of the calls",
      readCapacity,
    )
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const outcome = await evaluateSizing(context.world, { file, capacityPerRep: flags.capacity });
    await tellEvaluation(context, { flags, outcome, view: viewSizing, text: sizingText });
  });
}

function readCapacity(text: string): number {
  const capacity = Number(text);
  if (capacity > 0 && Number.isFinite(capacity)) return capacity;
  throw new InvalidArgumentError("give a number above 0");
}

function sizingText({ segments, workload, reps, below, above }: SizingReport, { locale }: Reporter): string {
  const words = evaluationWords(locale);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1 });
  const rows = segments.map((segment) => [
    segment.segment,
    number.format(segment.accounts),
    number.format(segment.workload),
    number.format(segment.reps),
  ]);
  const busy = [...(below === null ? [] : [below]), above].map(({ reps: count, utilisation }) =>
    fillIn(words.utilisation, { reps: number.format(count), share: percent.format(utilisation) }),
  );
  return [
    renderTable([
      [words.segment, words.accounts, words.workload, words.reps],
      ...rows,
      [words.total, "", number.format(workload), number.format(reps)],
    ]),
    `\n${busy.join("\n")}\n`,
  ].join("");
}
