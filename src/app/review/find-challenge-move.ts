import { type Failure, failure, type Outcome, success } from "../../core/domain/problem.ts";
import {
  findLockProblem,
  findTargetProblem,
  indexTerritories,
  lockedUnit,
} from "../plans/plan-territories.ts";
import type { ChallengeRecord } from "../ports/rows/challenges.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { invalid } from "../refuse.ts";

export interface Acceptance {
  readonly challenge: ChallengeRecord;
  /**
   * Code of the territory that takes what is removed; null: the unit goes to white space. Undefined where something is
   * to be added: it goes where the challenge says.
   */
  readonly territory: string | null | undefined;
}

interface Place {
  /** Id of the territory the object is in now; null = in none. */
  readonly at: string | null;
  /** For an account: its territory by geography, and the override that stands against it. */
  readonly geography: string | null;
  readonly override: { readonly territoryId: string; readonly cause: AlignmentMove["cause"] } | null;
}

/** The one move that grants a challenge; none where the plan is as wished already. Problems: APP-422 the target. */
export async function findChallengeMove(
  tx: Transaction,
  plan: PlanRecord,
  { challenge, territory }: Acceptance,
): Promise<Outcome<readonly AlignmentMove[]>> {
  const territories = indexTerritories(await tx.territories.list(plan.id));
  const place = await findPlace(tx, plan, challenge);
  const isHeld = place.at === challenge.territoryId;
  const targets = chooseTarget(challenge, territory);
  if (!targets.ok) return targets;
  if (isHeld === (challenge.wish === "add")) return success([]);
  const code = targets.value;
  if (code === undefined) return refuseMissingTarget(challenge);
  const problem = code === null ? null : findTargetProblem(territories, code, "/territory");
  if (problem) return failure([problem]);
  const to = code === null ? null : (territories.byCode.get(code)?.id ?? null);
  const lock = findLockProblem(territories, { from: place.at, to }, "/territory");
  if (lock) return failure([lock]);
  if (challenge.objectKind === "unit" && (await tx.unitLocks.of(plan.id, [challenge.objectId])).size > 0) {
    return failure([lockedUnit(challenge.objectCode ?? challenge.objectId, "/territory")]);
  }
  return success([buildMove(challenge, place, to)]);
}

/** Code of the territory that the object goes to, as far as it is said. */
function chooseTarget(
  { wish, territoryCode, objectKind }: ChallengeRecord,
  asked: string | null | undefined,
): Outcome<string | null | undefined> {
  if (wish === "add") {
    return asked === undefined || asked === territoryCode
      ? success(territoryCode)
      : invalid(
          "/territory",
          `the challenge asks for territory ${territoryCode}`,
          "leave the territory out, or reject the challenge and edit the plan",
        );
  }
  if (asked === territoryCode) {
    return invalid(
      "/territory",
      `the challenge asks to leave territory ${territoryCode}`,
      "name another territory",
    );
  }
  return asked === null && objectKind === "account"
    ? invalid(
        "/territory",
        "an account cannot be left without a territory",
        "name the territory that takes it",
      )
    : success(asked);
}

const refuseMissingTarget = ({ objectKind, territoryCode }: ChallengeRecord): Failure =>
  invalid(
    "/territory",
    `it is not said where the ${objectKind} goes from territory ${territoryCode}`,
    `name the territory that takes it${objectKind === "unit" ? ", or null to leave it in white space" : ""}`,
  );

async function findPlace(tx: Transaction, plan: PlanRecord, challenge: ChallengeRecord): Promise<Place> {
  const { objectId, objectKind } = challenge;
  if (objectKind === "unit") {
    const at = (await tx.alignment.territoriesOfUnits(plan.id, [objectId])).get(objectId) ?? null;
    return { at, geography: null, override: null };
  }
  const unitId = (await tx.accounts.find(objectId))?.unitId ?? null;
  const geography =
    unitId === null ? null : ((await tx.alignment.territoriesOfUnits(plan.id, [unitId])).get(unitId) ?? null);
  const override = (await tx.alignment.overridesOf(plan.id, [objectId]))[0] ?? null;
  return { at: override?.territoryId ?? geography, geography, override };
}

/** An account that goes where its geography puts it needs no override: the one that stood in the way is taken away. */
function buildMove(
  { objectId, objectKind }: ChallengeRecord,
  { at, geography, override }: Place,
  to: string | null,
): AlignmentMove {
  if (objectKind === "unit") return { unitId: objectId, from: at, to };
  const before = { accountId: objectId, from: override?.territoryId ?? null };
  const causeBefore = override?.cause === undefined ? {} : { causeBefore: override.cause };
  return to === geography
    ? { ...before, to: null, ...causeBefore }
    : { ...before, to, cause: "manual", ...causeBefore };
}
