import type { Command } from "commander";
import { compareTwoPlans, type PlanDifference } from "../../app/plans/compare-two-plans.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type MemberFlags, NOTHING, runAsMember, withPlan } from "../plan-door.ts";
import { wholeNumbers } from "../render-plans.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";

/** `wilayah plan compare`. */
export function addPlanCompareCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("compare")
    .description("what changes hands from one plan to another, in all and by territory")
    .argument("<before>", "name or id of the plan before")
    .argument("<after>", "name or id of the plan after");
  addMemberOptions(command);
  command.action((before: string, after: string, flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: (door) =>
        withPlan(door, before, ({ id: beforePlanId }) =>
          withPlan(door, after, ({ id: afterPlanId }) =>
            compareTwoPlans(door.world, door.actor, { beforePlanId, afterPlanId }),
          ),
        ),
      json: (difference) => ({ difference }),
      text: renderDifference,
    }),
  );
}

function renderDifference(
  { before, after, moved, changesRep, territories }: PlanDifference,
  report: Reporter,
) {
  const { words, locale } = report;
  const { format } = wholeNumbers(locale);
  const sums = [
    `${format(moved.units)} ${words.units}`,
    `${format(moved.accounts)} ${words.accounts}`,
    `${words.revenue} ${format(moved.revenue)}`,
    `${format(moved.workloadHours)} ${words.workloadHours}`,
  ];
  const heads = [words.units, words.accounts, words.revenue].flatMap((head) => [head, "−", "+"]);
  const rows = territories.map((territory) => [
    territory.code,
    ...(["units", "accounts", "revenue"] as const).flatMap((key) =>
      [territory.after, territory.lost, territory.gained].map((amounts) => format(amounts[key])),
    ),
    sayReps(territory.repBefore, territory.repAfter),
  ]);
  return [
    `${before.name} → ${after.name}\n`,
    `${words.moved}: ${sums.join(", ")}\n`,
    `${format(changesRep.accounts)} ${words.changeRep}\n`,
    renderTable([[words.territory, ...heads, words.rep], ...rows]),
  ].join("");
}

const sayReps = (before: string | null, after: string | null): string =>
  before === after ? (before ?? "–") : `${before ?? "–"} → ${after ?? "–"}`;
