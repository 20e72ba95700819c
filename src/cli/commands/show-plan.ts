import type { Command } from "commander";
import { readAsOf } from "../../app/plans/read-as-of.ts";
import { type ShownPlan, showPlan } from "../../app/plans/show-plan.ts";
import type { EffectMoment } from "../../app/ports/rows/effects.ts";
import { type Outcome, success } from "../../contract/outcome.ts";
import { asOfQuery } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import {
  addMemberOptions,
  type Door,
  type MemberFlags,
  readAsked,
  runAsMember,
  withPlan,
} from "../plan-door.ts";
import { renderPlanLine, renderTotals } from "../render-plans.ts";
import type { Reporter } from "../reporter.ts";

const HELP = `
Without a plan: the plans that hold on the date, one of each sales force.

Examples:
  wilayah plan show "Next year" --as ops@contoh.example
  wilayah plan show --as-of 2027-01-01 --as ops@contoh.example
  wilayah plan show --as-of 2027-01-01 --known-at 2026-06-30T00:00:00Z --as ops@contoh.example`;

interface Flags extends MemberFlags {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** `wilayah plan show`. */
export function addPlanShowCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("show")
    .description("a plan with its territories and who works them")
    .argument("[plan]", "its name or id")
    .addHelpText("after", HELP);
  addMemberOptions(command)
    .option("--as-of <date>", "who works them on this date (default: today in the organisation's time zone)")
    .option("--known-at <instant>", "as the store knew it then, such as 2026-06-30T00:00:00Z (default: now)");
  command.action((name: string | undefined, { asOf, knownAt, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(asOfQuery.pick({ date: true, knownAt: true }), { date: asOf, knownAt }),
      work: (door, asked) => {
        const moment = {
          date: asked.date ?? door.actor.today,
          knownAt: asked.knownAt === undefined ? door.world.wallClock.now() : new Date(asked.knownAt),
        };
        return name === undefined ? showHolding(door, moment) : showNamed(door, name, moment);
      },
      json: (plans) => ({ plans }),
      text: (plans, report) =>
        plans.length === 0
          ? `${report.words.noneHolds}\n`
          : plans.map((shown) => renderPlan(shown, report)).join("\n"),
    }),
  );
}

const showNamed = (door: Door, name: string, moment: EffectMoment): Promise<Outcome<readonly ShownPlan[]>> =>
  withPlan(door, name, async ({ id }) => {
    const shown = await showPlan(door.world, door.actor, { planId: id, moment });
    return shown.ok ? success([shown.value]) : shown;
  });

async function showHolding(
  { world, actor }: Door,
  moment: EffectMoment,
): Promise<Outcome<readonly ShownPlan[]>> {
  const everywhere = { salesForce: null, unitId: null, accountId: null };
  const holding = await readAsOf(world, actor, { ...moment, ...everywhere });
  if (!holding.ok) return holding;
  const plans: ShownPlan[] = [];
  for (const { plan } of holding.value) {
    const shown = await showPlan(world, actor, { planId: plan.id, moment });
    if (!shown.ok) return shown;
    plans.push(shown.value);
  }
  return success(plans);
}

function renderPlan({ plan, effect, territories, assignments }: ShownPlan, report: Reporter): string {
  const { words } = report;
  const stretch = effect
    ? `, ${words.holdsFrom} ${effect.from}${effect.to === null ? "" : ` ${words.holdsTo} ${effect.to}`}`
    : "";
  const line = `${renderPlanLine(plan, report).trimEnd()}, ${words.salesForce} ${plan.salesForce}${stretch}\n`;
  if (territories.length === 0) return line;
  const parents = new Set(territories.map(({ parentId }) => parentId));
  const nobody = (id: string) => (parents.has(id) ? "" : words.vacant);
  const repsOf = (id: string) =>
    assignments
      .filter(({ territoryId }) => territoryId === id)
      .map(({ repName }) => repName)
      .join(", ");
  return (
    line + renderTotals(territories, report, { head: words.rep, of: ({ id }) => repsOf(id) || nobody(id) })
  );
}
