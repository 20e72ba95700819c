import { and, eq, gt, sql } from "drizzle-orm";
import type pg from "pg";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { Installation, NewAdmin, NewOrganisation } from "../../app/ports/installation.ts";
import { civilDateIn } from "../../core/domain/civil-date-in.ts";
import { success } from "../../core/domain/problem.ts";
import { constraintOf } from "../constraint-of.ts";
import { auditRows } from "../rows/audit.ts";
import { authVerifications, members, organisations } from "../schema/index.ts";
import { type Database, transactAsOwner } from "../transact.ts";
import { insertLogin } from "./insert-login.ts";

const SETUP_TOKEN_ID = "setup-token";
/** Who sets up the first organisation waits for another who does. Any number will do as long as it stays the same. */
const SETUP_LOCK = 7_426_012;

export function openInstallation(pool: pg.Pool, clock: WallClock): Installation {
  return {
    hasOrganisation: () => transactAsOwner(pool, hasOrganisation),
    keepSetupToken: (digest, expiresAt) =>
      transactAsOwner(pool, async (db, name) => {
        name("setup-token");
        const row = { identifier: SETUP_TOKEN_ID, value: digest, expiresAt, createdAt: clock.now() };
        await db
          .insert(authVerifications)
          .values({ id: SETUP_TOKEN_ID, ...row })
          .onConflictDoUpdate({ target: authVerifications.id, set: row });
      }),
    createOrganisation: async (organisation, admin, setupTokenDigest) => {
      try {
        return await transactAsOwner(pool, async (db, name) => {
          name("organisation:create");
          if (setupTokenDigest !== null && !(await takeSetupToken(db, setupTokenDigest, clock))) {
            return success("refused");
          }
          await insertOrganisation(db, organisation, admin, clock);
          return success("created");
        });
      } catch (error) {
        const broken = constraintOf(error);
        if (broken) return broken;
        throw error;
      }
    },
  };
}

async function hasOrganisation(db: Database): Promise<boolean> {
  return (await db.select({ orgId: organisations.orgId }).from(organisations).limit(1)).length > 0;
}

async function takeSetupToken(db: Database, digest: string, clock: WallClock): Promise<boolean> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
  if (await hasOrganisation(db)) return false;
  const taken = await db
    .delete(authVerifications)
    .where(
      and(
        eq(authVerifications.id, SETUP_TOKEN_ID),
        eq(authVerifications.value, digest),
        gt(authVerifications.expiresAt, clock.now()),
      ),
    )
    .returning({ id: authVerifications.id });
  return taken.length > 0;
}

async function insertOrganisation(
  db: Database,
  organisation: NewOrganisation,
  admin: NewAdmin,
  clock: WallClock,
): Promise<void> {
  const now = clock.now();
  const { orgId, timeZone } = organisation;
  await db.insert(organisations).values({ ...organisation, createdAt: now });
  await insertLogin(db, admin, now);
  const { memberId, userId, name } = admin;
  await db.insert(members).values({ orgId, id: memberId, userId, name, role: "admin", createdAt: now });
  const today = civilDateIn(timeZone, now.getTime());
  const actor: Actor = { orgId, memberId, role: "admin", today, scope: "full", via: "command-line" };
  const { name: organisationName } = organisation;
  await auditRows(db, actor, clock).append({
    action: "organisation:create",
    objectKind: "organisation",
    objectId: orgId,
    detail: { name: organisationName, admin: memberId },
  });
}
