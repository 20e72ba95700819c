import { createHash } from "node:crypto";
import { isAPIError } from "better-auth/api";
import { and, desc, eq, gt, lt, or } from "drizzle-orm";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { PasswordHasher } from "../../app/ports/secrets.ts";
import type { Browser, Refused, SetCookies, SignedIn, SignIns } from "../../app/ports/sign-ins.ts";
import { authAccounts, authSessions, authUsers, authVerifications } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { IDLE_MILLISECONDS } from "./authenticate.ts";
import { cookieName } from "./cookie-name.ts";
import { findMemberships, toSessionActor } from "./find-memberships.ts";
import { hashSessionToken } from "./hash-session-tokens.ts";
import { ADDRESS_HEADER, type BetterAuth, SECOND_FACTOR_COOKIE } from "./open-better-auth.ts";
import { readCookie } from "./read-cookie.ts";

export interface SignInsOptions {
  readonly db: Database;
  readonly auth: BetterAuth;
  readonly clock: WallClock;
  readonly passwords: PasswordHasher;
  /** Where browsers reach this server. */
  readonly baseUrl: string;
}

const REFUSED: Refused = { state: "refused" };

/** Sign-in and second factor by better-auth, sessions by our own queries on its table. */
export function openSignIns(options: SignInsOptions): SignIns {
  return { ...signingIn(options), ...changingSecrets(options), ...sessions(options) };
}

type SigningIn = Pick<
  SignIns,
  "signIn" | "signInProven" | "findPendingUser" | "giveSecondFactor" | "signOut"
>;

function signingIn({ db, auth, clock, baseUrl }: SignInsOptions): SigningIn {
  const signedIn = async (
    userId: string,
    headers: Headers,
    byProvider = false,
  ): Promise<SignedIn | Refused> => {
    const now = clock.now();
    const actors = (await findMemberships(db, userId)).map((membership) =>
      toSessionActor(membership, now, byProvider),
    );
    // whoever signs in sweeps up what ended long ago
    const idleSince = new Date(now.getTime() - IDLE_MILLISECONDS);
    await db
      .delete(authSessions)
      .where(or(lt(authSessions.expiresAt, now), lt(authSessions.updatedAt, idleSince)));
    await db.delete(authVerifications).where(lt(authVerifications.expiresAt, now));
    return actors.length > 0 ? { state: "signed-in", cookies: headers.getSetCookie(), actors } : REFUSED;
  };
  return {
    signIn: (body, browser) =>
      orRefused(async () => {
        const { headers, response } = await auth.api.signInEmail({
          body,
          headers: browserHeaders({ ...browser, cookie: null }),
          returnHeaders: true,
        });
        if (!("user" in response)) {
          return { state: "second-factor-required", cookies: lastOfEach(headers.getSetCookie()) };
        }
        return signedIn(response.user.id, headers);
      }),
    signInProven: (email, browser) =>
      orRefused(async () => {
        const [user] = await db
          .select({ id: authUsers.id })
          .from(authUsers)
          .where(eq(authUsers.email, email));
        if (!user) return REFUSED;
        const { headers, response } = await auth.api.openProvenSession({
          body: { userId: user.id },
          headers: browserHeaders({ ...browser, cookie: null }),
          returnHeaders: true,
        });
        if (!("user" in response)) {
          return { state: "second-factor-required", cookies: lastOfEach(headers.getSetCookie()) };
        }
        return signedIn(user.id, headers, true);
      }),
    findPendingUser: async ({ cookie }) => {
      const signed = readCookie(cookie, cookieName(baseUrl, SECOND_FACTOR_COOKIE).name);
      // the name before the signature is drawn at random: whoever has it has the cookie
      const identifier = signed?.split(".")[0] ?? "";
      if (!identifier.startsWith("2fa-")) return null;
      const [pending] = await db
        .select({ userId: authVerifications.value })
        .from(authVerifications)
        .where(eq(authVerifications.identifier, identifier));
      return pending?.userId ?? null;
    },
    giveSecondFactor: (factor, browser) =>
      orRefused(async () => {
        const request = { headers: browserHeaders(browser), returnHeaders: true as const };
        if ("recoveryCode" in factor) {
          const body = { code: factor.recoveryCode };
          const { headers, response } = await auth.api.verifyBackupCode({ ...request, body });
          return signedIn(response.user.id, headers);
        }
        const { headers, response } = await auth.api.verifyTOTP({ ...request, body: factor });
        const { id } = response.user;
        if (await takeCode(db, clock, `${id} ${factor.code}`)) return signedIn(id, headers);
        await db.delete(authSessions).where(eq(authSessions.token, hashSessionToken(response.token)));
        return REFUSED;
      }),
    signOut: async (browser) => {
      const { headers } = await auth.api.signOut({ headers: browserHeaders(browser), returnHeaders: true });
      return headers.getSetCookie();
    },
  };
}

type ChangingSecrets = Pick<
  SignIns,
  "changePassword" | "startTotp" | "confirmTotp" | "stopTotp" | "checkPassword"
>;

function changingSecrets({ db, auth, clock, passwords }: SignInsOptions): ChangingSecrets {
  const request = (browser: Browser) => ({ headers: browserHeaders(browser), returnHeaders: true as const });
  return {
    changePassword: ({ current, next }, browser) =>
      orRefused(async () => {
        const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
        const { headers, response } = await auth.api.changePassword({ ...request(browser), body });
        // a crash before this leaves a password that has to be changed once more
        await db
          .update(authAccounts)
          .set({ isTemporary: false })
          .where(and(eq(authAccounts.userId, response.user.id), eq(authAccounts.providerId, "credential")));
        return { state: "changed", cookies: headers.getSetCookie() };
      }),
    startTotp: async (password, browser) => {
      try {
        const { response } = await auth.api.enableTwoFactor({
          ...request(browser),
          body: { password, method: "totp" },
        });
        if (response.method !== "totp") return REFUSED;
        return { state: "started", uri: response.totpURI, recoveryCodes: response.backupCodes };
      } catch (error) {
        if (errorCode(error) === "TOTP_ALREADY_ENABLED") return { state: "on-already" };
        return refusedBy(error);
      }
    },
    confirmTotp: (code, browser) =>
      orRefused(async () => {
        const { headers, response } = await auth.api.verifyTOTP({ ...request(browser), body: { code } });
        await takeCode(db, clock, `${response.user.id} ${code}`);
        return { state: "on", cookies: headers.getSetCookie() };
      }),
    stopTotp: (password, browser) =>
      orRefused(async () => {
        const { headers } = await auth.api.disableTwoFactor({ ...request(browser), body: { password } });
        return { state: "off", cookies: headers.getSetCookie() };
      }),
    checkPassword: async (userId, password) => {
      const [account] = await db
        .select({ hash: authAccounts.password })
        .from(authAccounts)
        .where(and(eq(authAccounts.userId, userId), eq(authAccounts.providerId, "credential")));
      return account?.hash ? passwords.verify(account.hash, password) : false;
    },
  };
}

function sessions({ db, auth, clock }: SignInsOptions): Pick<SignIns, "listSessions" | "endSession"> {
  return {
    listSessions: async (userId, browser) => {
      const now = clock.now();
      const current = await auth.api.getSession({ headers: browserHeaders(browser) });
      const rows = await db
        .select()
        .from(authSessions)
        .where(
          and(
            eq(authSessions.userId, userId),
            gt(authSessions.expiresAt, now),
            gt(authSessions.updatedAt, new Date(now.getTime() - IDLE_MILLISECONDS)),
          ),
        )
        .orderBy(desc(authSessions.updatedAt), desc(authSessions.id));
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.createdAt,
        lastUsedAt: row.updatedAt,
        address: row.ipAddress || null,
        userAgent: row.userAgent || null,
        isCurrent: row.id === current?.session.id,
      }));
    },
    endSession: async (userId, sessionId) => {
      const ended = await db
        .delete(authSessions)
        .where(and(eq(authSessions.userId, userId), eq(authSessions.id, sessionId)))
        .returning({ id: authSessions.id });
      return ended.length > 0;
    },
  };
}

const MAXIMUM_USER_AGENT = 300;

/** Headers made by us: nothing of a client reaches better-auth but its cookies and how its browser calls itself. */
function browserHeaders({ cookie, address, userAgent }: Browser): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address });
  if (cookie !== null) headers.set("cookie", cookie);
  if (userAgent !== null) headers.set("user-agent", userAgent.slice(0, MAXIMUM_USER_AGENT));
  return headers;
}

/** A cookie may be set and taken back in one answer; only the last word about each goes out. */
function lastOfEach(cookies: SetCookies): SetCookies {
  return [...new Map(cookies.map((cookie) => [cookie.slice(0, cookie.indexOf("=")), cookie])).values()];
}

async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    return refusedBy(error);
  }
}

/** better-auth's refusals of what the client sent are one answer of ours; everything else is an error. */
function refusedBy(error: unknown): Refused {
  if (isAPIError(error) && error.statusCode >= 400 && error.statusCode < 500) return REFUSED;
  // the hook on new sessions said no: deactivated between password and second factor
  if (errorCode(error) === "FAILED_TO_CREATE_SESSION") return REFUSED;
  throw error;
}

const errorCode = (error: unknown): string | null =>
  isAPIError(error) && typeof error.body?.code === "string" ? error.body.code : null;

/** Codes are good for their half minute and the ones before and after it. */
const CODE_MILLISECONDS = 120_000;

/** Whether a code is used for the first time. The primary key decides between two who send it at once. */
async function takeCode(db: Database, clock: WallClock, code: string): Promise<boolean> {
  const now = clock.now();
  const row = {
    id: `totp-${createHash("sha256").update(code, "utf8").digest("hex")}`,
    identifier: "used-totp-code",
    value: "",
    expiresAt: new Date(now.getTime() + CODE_MILLISECONDS),
  };
  const taken = await db
    .insert(authVerifications)
    .values(row)
    .onConflictDoUpdate({
      target: authVerifications.id,
      set: { expiresAt: row.expiresAt },
      setWhere: lt(authVerifications.expiresAt, now),
    })
    .returning({ id: authVerifications.id });
  return taken.length > 0;
}
