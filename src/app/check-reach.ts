import type { Problem } from "../core/domain/problem.ts";
import type { Actor } from "./ports/actor.ts";
import type { Transaction } from "./ports/store.ts";
import { invalidItem } from "./refuse.ts";
import { type Action, reachOf } from "./rights/policy.ts";

interface Whose {
  readonly accountId: string | null;
  readonly repId: string | null;
}

/**
 * Whether whoever does not reach everything would still see what they write: by its account or by its rep. The
 * database refuses the rest without a word.
 */
export async function checkReach(
  tx: Transaction,
  { actor, action }: { readonly actor: Actor; readonly action: Action },
  { accountId, repId }: Whose,
): Promise<readonly Problem[]> {
  if (reachOf(actor.role, action) === "all") return [];
  if (accountId !== null && (await tx.accounts.find(accountId)) !== null) return [];
  if (repId !== null && (await tx.reps.find(repId)) !== null) return [];
  const cause = "neither an account nor a rep of yours is named: you would not see it any more";
  return [invalidItem("/repId", cause, "name a rep or an account within your reach")];
}
