import type { Problem } from "../../core/domain/problem.ts";
import { KPIS } from "../../core/evaluate/kpi/kpis.ts";
import type { Actor } from "../ports/actor.ts";
import type { SwotFields } from "../ports/rows/swot.ts";
import { invalidItem } from "../refuse.ts";
import { reachOf } from "../rights/policy.ts";

/** All that is wrong with an item of a SWOT analysis in itself. */
export function checkItem(item: SwotFields, actor: Actor): readonly Problem[] {
  const { metric, accountId, territoryId, teamId, action, ownerMemberId, dueOn, doneOn } = item;
  const problems: Problem[] = [];
  if (metric === null && accountId === null) {
    const cause = "the item shows nowhere: it names no key figure and no account";
    problems.push(invalidItem("/metric", cause, "name one of them"));
  }
  if (metric !== null && !KPIS.some(({ key }) => key === metric)) {
    const cause = `there is no key figure "${metric}"`;
    problems.push(invalidItem("/metric", cause, "name one of GET /v1/kpis"));
  }
  for (const [name, value] of [
    ["ownerMemberId", ownerMemberId],
    ["dueOn", dueOn],
  ] as const) {
    if ((action === null) === (value === null)) continue;
    const cause = action === null ? "there is no action" : "an action has an owner and a date";
    problems.push(invalidItem(`/${name}`, cause, "name action, ownerMemberId and dueOn together, or none"));
  }
  if (doneOn !== null && action === null) {
    problems.push(invalidItem("/doneOn", "there is no action", "name the action, or leave it out"));
  }
  if (doneOn !== null && doneOn > actor.today) {
    problems.push(invalidItem("/doneOn", `${doneOn} is still to come`, "give today or an earlier date"));
  }
  const isAboutSomebody = [accountId, territoryId, teamId].some((id) => id !== null);
  if (!isAboutSomebody && reachOf(actor.role, "goals:edit") !== "all") {
    const cause = "items of the whole organisation are written by sales operations";
    problems.push(invalidItem("/teamId", cause, "name a team, territory or account of yours"));
  }
  return problems;
}
