import type { Command } from "commander";
import { type ComparisonReport, compareAlignments } from "../../app/design/compare-alignments.ts";
import type { OptionTexts } from "../../app/design/option-texts.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions, addProblemOptions } from "../problem-options.ts";
import { renderTable } from "../render-table.ts";
import { createReporter, type Reporter } from "../reporter.ts";

const HELP = `
A and B are CSV or XLSX with the columns unit, territory, or result folders of \`wilayah design\`. Territories that were only
renamed count as kept. With --units and --balance the moved share of each measure is told too.

Example:
  wilayah compare today.csv out/alignment.csv --units areas.geojson --key code --balance revenue --balance accounts`;

interface CompareFlags extends OptionTexts {
  readonly units?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `wilayah compare`. */
export function addCompareCommand(program: Command, { world, terminal, finish }: CommandContext): void {
  const command = program
    .command("compare")
    .description("say what changes hands between two alignments")
    .argument("<a>", "the plan before")
    .argument("<b>", "the plan after")
    .option("--units <units>", "file of the units, us-county or us-state, to weigh the moves by measures")
    .addHelpText("after", HELP);
  addOutputOptions(addProblemOptions(command));
  command.action(async (before: string, after: string, flags: CompareFlags) => {
    const report = createReporter(terminal, flags);
    const outcome = await compareAlignments(world, {
      units: flags.units ?? null,
      before,
      after,
      options: flags,
    });
    if ("problems" in outcome) {
      finish(report.refuse(outcome));
      return;
    }
    report.warn(outcome.warnings);
    if (report.json) report.document(outcome);
    else report.text(comparisonText(outcome, report));
    finish(EXIT.done);
  });
}

function comparisonText(comparison: ComparisonReport, { words, locale }: Reporter): string {
  if (comparison.status === "same") return `${words.same}\n`;
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const shares = comparison.moved.map(({ measure, share }) => `${measure} ${percent.format(share)}`);
  const renamed = comparison.renamed.map(({ from, to }) => `${from} → ${to}`);
  const heads = comparison.moved.flatMap(({ measure }) => [measure, "−", "+"]);
  const rows = comparison.territories.map(({ territory, measures }) => [
    territory,
    ...measures.flatMap(({ after, lost, gained }) => [
      number.format(after),
      number.format(lost),
      number.format(gained),
    ]),
  ]);
  const moves = comparison.moves.map(({ unit, from, to }) => `${unit}: ${from || "–"} → ${to || "–"}\n`);
  return [
    `${words.moved}: ${comparison.movedUnits} / ${comparison.units} ${words.units}; ${shares.join(", ")}\n`,
    renamed.length > 0 ? `= ${renamed.join(", ")}\n` : "",
    renderTable([[words.territory, ...heads], ...rows]),
    ...moves,
  ].join("");
}
