import type { Command } from "commander";
import { exportAlignment } from "../../app/plans/export-alignment.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type MemberFlags, NOTHING, runAsMember, withPlan } from "../plan-door.ts";

const HELP = `
Columns unit_code, territory_code, by unit code. Cells that a spreadsheet would run as formulas begin with an apostrophe.

Example:
  wilayah plan export "Next year" --as ops@contoh.example > alignment.csv`;

/** `wilayah plan export`. */
export function addPlanExportCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("export")
    .description("the alignment as CSV on stdout")
    .argument("<plan>", "its name or id")
    .addHelpText("after", HELP);
  addMemberOptions(command);
  command.action((name: string, flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: (door) =>
        withPlan(door, name, ({ id }) => exportAlignment(door.world, door.actor, { planId: id })),
      json: (exported) => exported,
      text: ({ csv }) => csv,
    }),
  );
}
