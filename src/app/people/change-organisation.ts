import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Organisation, OrganisationSettings } from "../ports/rows/organisation.ts";
import { findWrongSettings } from "./check-organisation.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-422. */
export function changeOrganisation(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  change: Partial<OrganisationSettings>,
): Promise<Outcome<Organisation>> {
  return act(world, actor, "organisation:edit", async (tx) => {
    const before = await tx.organisation.get();
    const after: Organisation = { ...before, ...change };
    const problems = findWrongSettings(after, "");
    if (problems.length > 0) return failure(problems);
    await tx.organisation.update(change);
    await tx.audit.append({
      action: "organisation:change",
      objectKind: "organisation",
      objectId: before.id,
      detail: { from: before, to: change },
    });
    return success(after);
  });
}
