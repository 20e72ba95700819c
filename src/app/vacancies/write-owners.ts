import type { PlanWorld } from "../plans/plan-world.ts";
import type { Transaction } from "../ports/store.ts";
import { type NewStretch, type OwnerChange, putOwner } from "./change-owner.ts";

/** Stores a change of owners. */
export async function writeOwners(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { close, write }: OwnerChange,
): Promise<void> {
  if (close.length === 0 && write.length === 0) return;
  const written = write.map((stretch) => ({ id: ids.next(), ...stretch }));
  await tx.owners.replace({ close, write: written, at: wallClock.now() });
}

/** Gives a territory an owner for a period, as things stand at this point of the transaction. */
export async function giveTerritory(world: PlanWorld, tx: Transaction, owner: NewStretch): Promise<void> {
  await writeOwners(world, tx, putOwner(await tx.owners.ofTerritory(owner.territoryId), owner));
}
