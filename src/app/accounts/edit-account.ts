import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { WallClock } from "../ports/clock-and-ids.ts";
import type { AccountChanges, AccountRecord } from "../ports/rows/accounts.ts";
import type { Store, Transaction } from "../ports/store.ts";
import { invalid, invalidItem, notFound, stale } from "../refuse.ts";

export interface AccountEdit {
  readonly accountId: string;
  readonly version: number;
  readonly changes: AccountChanges;
}

/**
 * Changes an account; the totals of its territories in every plan follow in the same transaction. Problems: APP-404,
 * APP-412 other version, APP-422 no such unit, or no head of a family.
 */
export function editAccount(
  world: { readonly store: Store; readonly wallClock: WallClock },
  actor: Actor,
  { accountId, version, changes }: AccountEdit,
): Promise<Outcome<AccountRecord>> {
  return act(world, actor, "accounts:edit", async (tx) => {
    const account = await tx.accounts.lock(accountId);
    if (!account) return notFound("account", accountId);
    if (account.version !== version) return stale("account", account.version);
    const { unitId = null } = changes;
    if (unitId !== null && !(await tx.accounts.unitExists(unitId))) {
      return invalid("/unitId", `there is no unit ${unitId}`, "use the id of a unit of one of the layers");
    }
    const problems = await checkFamily(tx, accountId, changes.parentId ?? null);
    if (problems.length > 0) return failure(problems);
    const updatedAt = world.wallClock.now();
    // a position given by hand is the account's own
    const isPlaced = typeof changes.lon === "number" && typeof changes.lat === "number";
    const next = isPlaced ? { ...changes, locationKind: "exact" as const } : changes;
    await tx.accounts.update(accountId, next, updatedAt);
    const detail = { version: version + 1, changes };
    await tx.audit.append({ action: "account.changed", objectKind: "account", objectId: accountId, detail });
    return success({ ...account, ...next, version: version + 1, updatedAt });
  });
}

/** A family has one head and no generations. */
async function checkFamily(
  tx: Transaction,
  accountId: string,
  parentId: string | null,
): Promise<readonly Problem[]> {
  if (parentId === null) return [];
  const fault = (cause: string, fix: string) => [invalidItem("/parentId", cause, fix)];
  if (parentId === accountId) return fault("an account is no member of its own family", "name another head");
  const head = await tx.accounts.find(parentId);
  if (!head) return fault(`there is no account ${parentId}`, "use the id of an account");
  if (head.parentId !== null) {
    return fault(`${head.code} belongs to a family itself`, `name its head: ${head.parentId}`);
  }
  const everywhere = { territoryId: null, unitId: null, segment: null };
  const [member] = await tx.accounts.page({ ...everywhere, parentId: accountId }, 1, null);
  return member ? fault(`it heads the family of ${member.code}`, "give its members another head first") : [];
}
