import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { ApiKey, ApiKeyScope } from "../ports/rows/api-keys.ts";
import { invalid, refuseAction } from "../refuse.ts";
import { findOwnUser } from "./find-own-user.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { wrongPassword } from "./refuse-sign-in.ts";

/** So that secret scanners and people know one when they see it. */
const KEY_START = "wly_";
const PREFIX_LENGTH = 12;

export interface NewApiKey {
  readonly name: string;
  readonly scope: ApiKeyScope;
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
  /** The actor's own, asked again. */
  readonly password: string;
}

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** Shown this once. */
  readonly key: string;
}

/** A key that acts as its member, never with more rights. Problems: APP-401 (password), APP-403, APP-422, APP-429. */
export async function createApiKey(
  world: Pick<PeopleWorld, "store" | "signIns" | "secrets" | "ids" | "wallClock" | "attempts">,
  actor: Actor,
  { name, scope, expiresAt, password }: NewApiKey,
): Promise<Outcome<CreatedApiKey>> {
  const refused = refuseAction(actor, "api-keys:edit") ?? refuseKey(actor);
  if (refused) return refused;
  const now = world.wallClock.now();
  if (expiresAt !== null && expiresAt <= now) {
    return invalid("/expiresAt", "a key cannot have expired before it is made", "give a later time or null");
  }
  return guardOwnPassword(world, actor, async () => {
    const user = await findOwnUser(world, actor);
    if (!user.ok) return user;
    if (!(await world.signIns.checkPassword(user.value, password))) return wrongPassword("/password");
    const key = `${KEY_START}${world.secrets.next()}`;
    const apiKey: ApiKey = {
      id: world.ids.next(),
      memberId: actor.memberId,
      name,
      prefix: key.slice(0, PREFIX_LENGTH),
      scope,
      createdAt: now,
      expiresAt,
      revokedAt: null,
    };
    return world.store.transact(actor, async (tx) => {
      await tx.apiKeys.create({ ...apiKey, digest: world.secrets.digest(key) });
      const detail = { name, scope, expiresAt: expiresAt?.toISOString() ?? null };
      await tx.audit.append({
        action: "api-keys:create",
        objectKind: "api-key",
        objectId: apiKey.id,
        detail,
      });
      return success({ apiKey, key });
    });
  });
}
