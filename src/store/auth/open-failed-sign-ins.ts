import { and, eq, isNotNull } from "drizzle-orm";
import type pg from "pg";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { FailedSignIn, FailedSignIns } from "../../app/ports/failed-sign-ins.ts";
import { audit, authTwoFactors, authUsers, members } from "../schema/index.ts";
import { type Database, transactAsOwner } from "../transact.ts";

/** One after the other, so that a flood of attempts holds one connection. `reportFault` hears of what could not be written. */
export function openFailedSignIns(
  pool: pg.Pool,
  clock: WallClock,
  reportFault: (error: unknown) => void,
): FailedSignIns {
  let last: Promise<void> = Promise.resolve();
  return {
    record: (attempt) => {
      const at = clock.now();
      last = last.then(() => append(pool, attempt, at)).catch(reportFault);
    },
    settled: () => last,
  };
}

function append(pool: pg.Pool, attempt: FailedSignIn, at: Date): Promise<void> {
  return transactAsOwner(pool, async (db, name) => {
    name("sign-in:failed");
    const { step, address } = attempt;
    const userId = await findUserId(db, attempt.login);
    if (userId === null) return;
    const isThrottled = attempt.isThrottled || (step === "second-factor" && (await isLocked(db, userId)));
    // the deactivated too: somebody tries what should not open any more
    const rows = await db
      .select({ orgId: members.orgId, objectId: members.id })
      .from(members)
      .where(eq(members.userId, userId))
      .orderBy(members.orgId);
    for (const { orgId, objectId } of rows) {
      const entry = { action: "self:sign-in-failed", objectKind: "member", objectId };
      // nobody's doing: whoever it was has not proven to be the member; number and hashes are the trigger's
      const chain = { seq: 0, previousHash: "", hash: "" };
      const detail = { step, address, isThrottled };
      await db.insert(audit).values({ ...entry, detail, orgId, memberId: null, at, ...chain });
    }
  });
}

async function findUserId(db: Database, login: FailedSignIn["login"]): Promise<string | null> {
  if ("userId" in login) return login.userId;
  const [user] = await db
    .select({ id: authUsers.id })
    .from(authUsers)
    .where(eq(authUsers.email, login.email));
  return user?.id ?? null;
}

/** Ten wrong codes in a row lock the second factor for a quarter of an hour; better-auth counts, and clears at the next try. */
async function isLocked(db: Database, userId: string): Promise<boolean> {
  const locked = and(eq(authTwoFactors.userId, userId), isNotNull(authTwoFactors.lockedUntil));
  return (await db.select({ id: authTwoFactors.id }).from(authTwoFactors).where(locked)).length > 0;
}
