import { success } from "../../src/core/domain/problem.ts";
import type { TestOrganisation } from "../build-organisation.ts";
import { expectValue } from "../people.ts";
import type { Application } from "../start-application.ts";
import { type Ask, asker } from "./client.ts";

/** A program that asks with a key of a member's. */
export async function openKey(
  { world }: Application,
  { actor }: TestOrganisation,
  member: string,
): Promise<Ask> {
  const key = `wly_${world.secrets.next()}`;
  const { memberId } = actor(member);
  const row = {
    id: world.ids.next(),
    memberId,
    name: member,
    prefix: key.slice(0, 12),
    scope: "full",
  } as const;
  const instants = { createdAt: world.wallClock.now(), expiresAt: null, revokedAt: null };
  const digest = world.secrets.digest(key);
  expectValue(
    await world.store.transact(actor(member), async (tx) => {
      await tx.apiKeys.create({ ...row, ...instants, digest });
      return success(null);
    }),
  );
  return asker({ authorization: `Bearer ${key}` });
}
