import type { EvaluationRequest } from "../../../contract/evaluations.ts";
import { type Outcome, success } from "../../../core/domain/problem.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import { act } from "../../act.ts";
import type { PlanWorld } from "../../plans/plan-world.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Snapshot } from "../../ports/rows/snapshots.ts";
import { evaluateRequest } from "./evaluate-store.ts";

export interface SnapshotRequest {
  readonly name: string;
  readonly request: EvaluationRequest;
}

/** Evaluates, and keeps what came out with what was asked and the versions of the key figures. */
export async function takeSnapshot(
  world: PlanWorld,
  actor: Actor,
  { name, request }: SnapshotRequest,
): Promise<Outcome<Snapshot>> {
  return act(world, actor, "snapshots:take", async (tx) => {
    const evaluated = await evaluateRequest(tx, actor, request);
    if (!evaluated.ok) return evaluated;
    const snapshot: Snapshot = {
      id: world.ids.next(),
      name,
      request: { ...request },
      result: { ...evaluated.value },
      kpiVersions: Object.fromEntries(KPIS.map(({ key, version }) => [key, version])),
      madeBy: actor.memberId,
      madeAt: world.wallClock.now(),
    };
    await tx.snapshots.insert(snapshot);
    const detail = { name, kind: request.kind };
    await tx.audit.append({
      action: "snapshot.taken",
      objectKind: "snapshot",
      objectId: snapshot.id,
      detail,
    });
    return success(snapshot);
  });
}
