import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { Member, MemberRows } from "../../app/ports/rows/members.ts";
import { asOwner } from "../as-owner.ts";
import { insertLogin } from "../auth/insert-login.ts";
import { authAccounts, authSessions, authTwoFactors, authUsers, members } from "../schema/index.ts";
import type { Database } from "../transact.ts";

type Row = typeof members.$inferSelect;

export function memberRows(db: Database, actor: Actor, clock: WallClock): MemberRows {
  const userOf = async (id: string): Promise<string | null> => {
    const [row] = await db.select({ userId: members.userId }).from(members).where(eq(members.id, id));
    return row?.userId ?? null;
  };
  return {
    list: async (limit, after) => {
      const rows = await db
        .select()
        .from(members)
        .where(after ? sql`(${members.name}, ${members.id}) > (${after.name}, ${after.id}::uuid)` : undefined)
        .orderBy(asc(members.name), asc(members.id))
        .limit(limit);
      return withEmails(db, rows);
    },
    find: async (id) => {
      const rows = await db.select().from(members).where(eq(members.id, id));
      return (await withEmails(db, rows))[0] ?? null;
    },
    findUser: async (id) => {
      const userId = await userOf(id);
      if (userId === null) return null;
      const [user] = await asOwner(db, () =>
        db.select({ hasTotp: authUsers.twoFactorEnabled }).from(authUsers).where(eq(authUsers.id, userId)),
      );
      return { userId, hasTotp: user.hasTotp };
    },
    create: async (member) => {
      const now = clock.now();
      await asOwner(db, () => insertLogin(db, member, now));
      const { id, userId, name, role } = member;
      await db.insert(members).values({ orgId: actor.orgId, id, userId, name, role, createdAt: now });
    },
    update: async (id, change) => {
      if (Object.keys(change).length > 0) await db.update(members).set(change).where(eq(members.id, id));
    },
    lockActiveAdmins: async () => {
      const rows = await db
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.role, "admin"), eq(members.isActive, true)))
        .orderBy(asc(members.id))
        .for("update");
      return rows.map(({ id }) => id);
    },
    ...loginRows(db, actor, clock, userOf),
  };
}

/** What stands in better-auth's tables behind a member that the actor sees. */
function loginRows(
  db: Database,
  actor: Actor,
  clock: WallClock,
  userOf: (id: string) => Promise<string | null>,
): Pick<MemberRows, "endSessions" | "isSharedLogin" | "setTemporaryPassword" | "removeSecondFactor"> {
  return {
    endSessions: async (id) => {
      const userId = await userOf(id);
      if (userId === null) return;
      await asOwner(db, () => db.delete(authSessions).where(eq(authSessions.userId, userId)));
    },
    isSharedLogin: async (id) => {
      const userId = await userOf(id);
      if (userId === null) return false;
      const elsewhere = and(eq(members.userId, userId), ne(members.orgId, actor.orgId));
      return (await asOwner(db, () => db.select().from(members).where(elsewhere).limit(1))).length > 0;
    },
    setTemporaryPassword: async (id, passwordHash) => {
      const userId = await userOf(id);
      if (userId === null) return;
      await asOwner(db, () =>
        db
          .update(authAccounts)
          .set({ password: passwordHash, isTemporary: true, updatedAt: clock.now() })
          .where(and(eq(authAccounts.userId, userId), eq(authAccounts.providerId, "credential"))),
      );
    },
    removeSecondFactor: async (id) => {
      const userId = await userOf(id);
      if (userId === null) return;
      await asOwner(db, async () => {
        await db.delete(authTwoFactors).where(eq(authTwoFactors.userId, userId));
        await db
          .update(authUsers)
          .set({ twoFactorEnabled: false, updatedAt: clock.now() })
          .where(eq(authUsers.id, userId));
      });
    },
  };
}

/** E-mail addresses stand with the logins; only those of rows that the actor was given are read. */
async function withEmails(db: Database, rows: readonly Row[]): Promise<Member[]> {
  if (rows.length === 0) return [];
  const userIds = rows.map(({ userId }) => userId);
  const users = await asOwner(db, () =>
    db
      .select({ id: authUsers.id, email: authUsers.email })
      .from(authUsers)
      .where(inArray(authUsers.id, userIds)),
  );
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  return rows.map(({ id, userId, name, role, isActive, createdAt }) => ({
    id,
    name,
    email: emails.get(userId) ?? "",
    role,
    isActive,
    createdAt,
  }));
}
