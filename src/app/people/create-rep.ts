import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Rep, RepFields } from "../ports/rows/reps.ts";
import { followDeparture } from "../vacancies/follow-departure.ts";
import { findRepProblems } from "./check-rep.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-409 where the code is taken, APP-422. */
export function createRep(
  world: Pick<PeopleWorld, "store" | "ids" | "wallClock">,
  actor: Actor,
  fields: RepFields,
): Promise<Outcome<Rep>> {
  const id = world.ids.next();
  return act(world, actor, "reps:edit", async (tx) => {
    const problems = await findRepProblems(tx, fields);
    if (problems.length > 0) return failure(problems);
    await tx.reps.create(id, fields);
    const detail = { code: fields.code, name: fields.name };
    await tx.audit.append({ action: "reps:create", objectKind: "rep", objectId: id, detail });
    if (fields.endsOn !== null) {
      const followed = await followDeparture(world, tx, { actor, rep: { id, endsOn: fields.endsOn } });
      if (!followed.ok) return followed;
    }
    return success({ id, ...fields, version: 1 });
  });
}
