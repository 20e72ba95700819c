import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import type pg from "pg";
import { type Resealed, type Sealed, type Sealer, webhookSecretOwner } from "../../app/ports/sealer.ts";
import { authTwoFactors, webhooks } from "../schema/index.ts";
import { type Database, transactAsOwner } from "../transact.ts";
import type { BetterAuth } from "./open-better-auth.ts";

type Key = Parameters<typeof symmetricEncrypt>[0]["key"];

/** Seals with the newest secret what others sealed, so that these may be forgotten. Rows are kept as they are where nothing opens them. */
export async function resealSecrets(pool: pg.Pool, sealer: Sealer, auth: BetterAuth): Promise<Resealed> {
  const { secretConfig } = await auth.$context;
  return transactAsOwner(pool, async (db, name) => {
    name("secrets:reseal");
    const changes = [...(await resealWebhooks(db, sealer)), ...(await resealSecondFactors(db, secretConfig))];
    return {
      resealed: changes.filter((isOpen) => isOpen).length,
      unreadable: changes.filter((isOpen) => !isOpen).length,
    };
  });
}

/** For each webhook that an older key sealed, whether it could be opened. */
async function resealWebhooks(db: Database, sealer: Sealer): Promise<readonly boolean[]> {
  const isOpen: boolean[] = [];
  for (const row of await db.select().from(webhooks).for("update")) {
    const { orgId, id, secret, keyId, previousSecret, previousKeyId } = row;
    const reseal = (sealed: Sealed): Sealed | null => {
      if (sealed.keyId === sealer.keyId) return sealed;
      const opened = sealer.open(sealed, webhookSecretOwner(orgId, id));
      return opened === null ? null : sealer.seal(opened, webhookSecretOwner(orgId, id));
    };
    const isOld = [keyId, previousKeyId ?? keyId].some((each) => each !== sealer.keyId);
    if (!isOld) continue;
    const now = reseal({ keyId, bytes: secret });
    const before =
      previousSecret && previousKeyId ? reseal({ keyId: previousKeyId, bytes: previousSecret }) : undefined;
    isOpen.push(now !== null && before !== null);
    if (now === null) continue;
    await db
      .update(webhooks)
      .set({
        secret: Buffer.from(now.bytes),
        keyId: now.keyId,
        ...(before && { previousSecret: Buffer.from(before.bytes), previousKeyId: before.keyId }),
      })
      .where(eq(webhooks.id, id));
  }
  return isOpen;
}

/** For each second factor that an older secret sealed, whether it could be opened. */
async function resealSecondFactors(db: Database, key: Key): Promise<readonly boolean[]> {
  const isOpen: boolean[] = [];
  const newest = typeof key === "string" ? "" : `$ba$${key.currentVersion}$`;
  for (const { id, secret, backupCodes } of await db.select().from(authTwoFactors).for("update")) {
    if ([secret, backupCodes].every((sealed) => sealed.startsWith(newest))) continue;
    const opened = await Promise.all([openText(key, secret), openText(key, backupCodes)]);
    const [openSecret, openCodes] = opened;
    isOpen.push(openSecret !== null && openCodes !== null);
    if (openSecret === null || openCodes === null) continue;
    const sealed = {
      secret: await symmetricEncrypt({ key, data: openSecret }),
      backupCodes: await symmetricEncrypt({ key, data: openCodes }),
    };
    await db.update(authTwoFactors).set(sealed).where(eq(authTwoFactors.id, id));
  }
  return isOpen;
}

/** Null where none of the secrets sealed it: better-auth throws, and has no error of its own for that. */
const openText = (key: Key, data: string): Promise<string | null> =>
  symmetricDecrypt({ key, data }).catch(() => null);
