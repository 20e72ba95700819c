import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Rep, RepFields } from "../ports/rows/reps.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { followDeparture } from "../vacancies/follow-departure.ts";
import { findRepProblems } from "./check-rep.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface RepChange {
  readonly repId: string;
  /** The version that the change was made on. */
  readonly version: number;
  readonly change: Partial<RepFields>;
}

/** A new last day opens, moves or closes the case of who follows. Problems: APP-403, APP-404, APP-409 where the code is taken, APP-412 where somebody was faster, APP-422. */
export function changeRep(
  world: Pick<PeopleWorld, "store" | "ids" | "wallClock">,
  actor: Actor,
  { repId, version, change }: RepChange,
): Promise<Outcome<Rep>> {
  return act(world, actor, "reps:edit", async (tx) => {
    const before = await tx.reps.find(repId);
    if (!before) return notFound("rep", repId);
    if (before.version !== version) return stale("rep", before.version);
    const after: Rep = { ...before, ...change, version: version + 1 };
    const problems = await findRepProblems(tx, after);
    if (problems.length > 0) return failure(problems);
    if (!(await tx.reps.update(repId, version, change))) return refuseOvertaken("rep", repId, tx.reps.find);
    await tx.audit.append({
      action: "reps:change",
      objectKind: "rep",
      objectId: repId,
      detail: { version: after.version, fields: Object.keys(change) },
    });
    if (after.endsOn !== before.endsOn) {
      const followed = await followDeparture(world, tx, { actor, rep: after });
      if (!followed.ok) return followed;
    }
    return success(after);
  });
}
