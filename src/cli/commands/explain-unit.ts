import type { Command } from "commander";
import { explainUnit, type UnitReport } from "../../app/design/explain-unit.ts";
import type { OptionTexts } from "../../app/design/option-texts.ts";
import type { CommandContext } from "../command-context.ts";
import { describeBlock } from "../describe-block.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions, addProblemOptions } from "../problem-options.ts";
import { createReporter, type Reporter } from "../reporter.ts";

const HELP = `
For each territory the unit could join: what the objective would change by, and every rule that forbids it.

Example:
  wilayah explain us-county out/alignment.csv --attributes counties.csv --key fips --balance population:5% --unit 19153`;

interface ExplainFlags extends OptionTexts {
  readonly unit: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `wilayah explain`. */
export function addExplainCommand(program: Command, { world, terminal, finish }: CommandContext): void {
  const command = program
    .command("explain")
    .description("say why a unit is in its territory, and what moving it would cost")
    .argument(
      "<units>",
      "file of the units, us-county or us-state; - where the problem file or the accounts give them",
    )
    .argument("<alignment>", "the plan")
    .requiredOption("--unit <code>", "the unit to explain")
    .addHelpText("after", HELP);
  addOutputOptions(addProblemOptions(command));
  command.action(async (units: string, alignment: string, flags: ExplainFlags) => {
    const report = createReporter(terminal, flags);
    const outcome = await explainUnit(world, {
      units: units === "-" ? null : units,
      alignment,
      options: flags,
      unit: flags.unit,
    });
    if ("problems" in outcome) {
      finish(report.refuse(outcome));
      return;
    }
    report.warn(outcome.warnings);
    if (report.json) report.document(outcome);
    else report.text(explanationText(outcome, report));
    finish(EXIT.done);
  });
}

function explanationText(unit: UnitReport, { words, locale }: Reporter): string {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5, signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 3,
    signDisplay: "exceptZero",
  });
  const head = `${unit.unit} ${unit.name} ${words.isIn} ${unit.territory ?? "–"}: ${words.whyHere}\n`;
  if (unit.options.length === 0) return `${head}  ${words.noAlternative}\n`;
  const lines = unit.options.map(({ territory, objectiveChange, changeShare, forbiddenBy }) => {
    const share = changeShare === null ? "" : ` (${percent.format(changeShare)})`;
    const change = `${number.format(objectiveChange)} ${unit.objective.unit}`.trimEnd();
    const rules =
      forbiddenBy.length === 0
        ? words.allowed
        : `${words.forbidden}: ${forbiddenBy.map((block) => describeBlock(block, locale)).join("; ")}`;
    return `  ${words.moveTo} ${territory}: ${words.changes} ${change}${share}; ${rules}\n`;
  });
  return head + lines.join("");
}
