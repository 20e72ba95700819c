import type { Command } from "commander";
import { listPlans, type PlanListRequest } from "../../app/plans/list-plans.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import { type Outcome, success } from "../../contract/outcome.ts";
import { planQuery } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type Door, type MemberFlags, readAsked, runAsMember } from "../plan-door.ts";
import { sayState } from "../render-plans.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";

interface Flags extends MemberFlags {
  readonly state?: string;
  readonly salesForce?: string;
}

/** `wilayah plan list`. */
export function addPlanListCommand(plan: Command, context: CommandContext): void {
  const command = plan.command("list").description("the plans in the member's reach, by name");
  addMemberOptions(command)
    .option("--state <state>", "draft, in-review, approved, scheduled, active or archived")
    .option("--sales-force <name>", "of one sales force");
  command.action(({ state, salesForce, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(planQuery.pick({ state: true, salesForce: true }), { state, salesForce }),
      work: (door, asked) =>
        listAll(door, { state: asked.state ?? null, salesForce: asked.salesForce ?? null }),
      json: (plans) => ({ plans }),
      text: renderPlans,
    }),
  );
}

const PAGE = 500;

async function listAll(
  { world, actor }: Door,
  filter: Pick<PlanListRequest, "state" | "salesForce">,
): Promise<Outcome<readonly PlanRecord[]>> {
  const all: PlanRecord[] = [];
  for (;;) {
    const afterName = all.at(-1)?.name ?? null;
    const page = await listPlans(world, actor, { ...filter, limit: PAGE, afterName });
    if (!page.ok) return page;
    all.push(...page.value);
    if (page.value.length < PAGE) return success(all);
  }
}

function renderPlans(plans: readonly PlanRecord[], { words }: Reporter): string {
  if (plans.length === 0) return `${words.noPlans}\n`;
  const heads = [words.plan, words.state, words.version, words.salesForce, words.holdsFrom];
  const rows = plans.map(({ name, state, version, salesForce, effectiveFrom }) => [
    name,
    sayState(state, words),
    String(version),
    salesForce,
    effectiveFrom ?? "",
  ]);
  return renderTable([heads, ...rows]);
}
