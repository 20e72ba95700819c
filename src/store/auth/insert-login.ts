import { authAccounts, authUsers } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export interface Login {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  /** Whether it has to be changed before anything else; left out: not. */
  readonly isPasswordTemporary?: boolean;
}

/** A user with a password, as better-auth looks for them. Asked as the owner. */
export async function insertLogin(db: Database, login: Login, now: Date): Promise<void> {
  const { userId, name, email, passwordHash, isPasswordTemporary = false } = login;
  const stamps = { createdAt: now, updatedAt: now };
  // the admin who creates the login vouches for the address
  await db.insert(authUsers).values({ id: userId, name, email, emailVerified: true, ...stamps });
  await db.insert(authAccounts).values({
    id: `credential-${userId}`,
    accountId: userId,
    providerId: "credential",
    userId,
    password: passwordHash,
    isTemporary: isPasswordTemporary,
    ...stamps,
  });
}
