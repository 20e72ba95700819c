import type { Command } from "commander";
import { type CheckReport, checkAlignment } from "../../app/design/check-alignment.ts";
import type { OptionTexts } from "../../app/design/option-texts.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions, addProblemOptions } from "../problem-options.ts";
import { renderProblems } from "../render-problems.ts";
import { createReporter, type Reporter } from "../reporter.ts";
import { sayCount } from "../words.ts";

const HELP = `
ALIGNMENT is a CSV or XLSX with the columns unit, territory, or a result folder of \`wilayah design\`.
Exit code 1 names every violation: missing units, units twice, unknown codes, bands, contiguity, locks, pairs, caps …

Example:
  wilayah check areas.geojson plan.csv --key code --balance workload:5% --territories 12`;

interface CheckFlags extends OptionTexts {
  readonly json?: boolean;
  readonly lang?: string;
}

/** `wilayah check`. */
export function addCheckCommand(program: Command, { world, terminal, finish }: CommandContext): void {
  const command = program
    .command("check")
    .description("hold an alignment against every rule; takes the options of design")
    .argument(
      "<units>",
      "file of the units, us-county or us-state; - where the problem file or the accounts give them",
    )
    .argument("<alignment>", "the plan to check")
    .addHelpText("after", HELP);
  addOutputOptions(addProblemOptions(command));
  command.action(async (units: string, alignment: string, flags: CheckFlags) => {
    const report = createReporter(terminal, flags);
    const outcome = await checkAlignment(world, {
      units: units === "-" ? null : units,
      alignment,
      options: flags,
    });
    finish("problems" in outcome ? report.refuse(outcome) : tellCheck(outcome, report));
  });
}

function tellCheck(outcome: CheckReport, report: Reporter): number {
  const { words } = report;
  report.warn(outcome.warnings);
  if (report.json) report.document(outcome);
  else if (outcome.status === "valid")
    report.text(
      `${words.valid} (${sayCount(outcome.units, "unit", words)}, ${sayCount(outcome.territories, "territory", words)})\n`,
    );
  else
    report.text(
      `${renderProblems(outcome.violations)}${sayCount(outcome.violations.length, "violation", words)}\n`,
    );
  return outcome.status === "valid" ? EXIT.done : EXIT.refused;
}
