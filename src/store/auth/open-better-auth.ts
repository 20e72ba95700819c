import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { PasswordHasher } from "../../app/ports/secrets.ts";
import { authAccounts, authSessions, authTwoFactors, authUsers, authVerifications } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { cookieName } from "./cookie-name.ts";
import { deriveKey } from "./derive-key.ts";
import { findMemberships } from "./find-memberships.ts";
import { hashSessionTokens } from "./hash-session-tokens.ts";
import type { ProviderSettings } from "./open-identity-provider.ts";
import { provenSession } from "./proven-session.ts";

export interface AuthSettings {
  /** Where browsers reach this server; `https:` makes cookies Secure with the prefix `__Host-`. */
  readonly baseUrl: string;
  /** Signs cookies, encrypts TOTP secrets and those of webhooks; at least 32 characters, kept outside of the database. */
  readonly secret: string;
  /** What the secret was before, the newest first: nothing new is made with them. */
  readonly previousSecrets?: readonly string[];
  /** Left out: people sign in with passwords only. */
  readonly provider?: ProviderSettings;
}

/** A session lives no longer than this, however much it is used. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** A second factor must follow the password within this time. */
const SECOND_FACTOR_SECONDS = 300;
/** Names the sign-in that waits for its second factor. */
export const SECOND_FACTOR_COOKIE = "second-factor";
/** Ours alone: `browserHeaders` writes it, and no header of a client gets that far. */
export const ADDRESS_HEADER = "x-wilayah-address";

export interface BetterAuthOptions {
  readonly db: Database;
  readonly clock: WallClock;
  readonly passwords: PasswordHasher;
  readonly settings: AuthSettings;
}

/** better-auth on our tables: what it answers is turned into the `SignIns` port, none of its routes are served. */
export function openBetterAuth({ db, clock, passwords, settings }: BetterAuthOptions) {
  const cookie = (short: string) => {
    const { name, isSecure } = cookieName(settings.baseUrl, short);
    return { name, attributes: { secure: isSecure } };
  };
  const openTables = drizzleAdapter(db, {
    provider: "pg",
    transaction: true,
    schema: {
      user: authUsers,
      session: authSessions,
      account: authAccounts,
      verification: authVerifications,
      twoFactor: authTwoFactors,
    },
  });
  return betterAuth({
    appName: "Wilayah",
    baseURL: settings.baseUrl,
    ...secretsOf(settings),
    telemetry: { enabled: false },
    // what went wrong comes back as an error; the server's own log tells it, redacted
    logger: { disabled: true },
    // counted by app/people, per account and per address
    rateLimit: { enabled: false },
    database: hashSessionTokens(openTables),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // the rules of app/people/check-new-password.ts hold; these only bound the work
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: {
        hash: passwords.hash,
        verify: ({ hash, password }) => passwords.verify(hash, password),
      },
    },
    // idle time is watched by authenticate.ts, so that a cookie need not be renewed with every request
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: { byProvider: { type: "boolean", required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          // nobody signs in who is no active member anywhere
          before: async ({ userId }) => {
            if ((await findMemberships(db, userId)).length === 0) return false;
            const now = clock.now();
            const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
            return { data: { createdAt: now, updatedAt: now, expiresAt } };
          },
        },
      },
    },
    advanced: {
      // the prefix of better-auth itself would be __Secure-, which a subdomain could set
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      cookies: {
        session_token: cookie("session"),
        two_factor: cookie(SECOND_FACTOR_COOKIE),
        trust_device: cookie("trusted-device"),
        dont_remember: cookie("browser-session"),
      },
    },
    plugins: [
      provenSession(),
      twoFactor({
        issuer: "Wilayah",
        twoFactorCookieMaxAge: SECOND_FACTOR_SECONDS,
        backupCodeOptions: { amount: 10, length: 16, storeBackupCodes: "encrypted" },
      }),
    ],
  });
}

/**
 * What better-auth seals carries the version of its secret, which is derived here so that nobody has to number them. What
 * it sealed before it wrote versions, the oldest secret opens. Cookies are signed by the newest alone.
 */
function secretsOf({ secret, previousSecrets = [] }: AuthSettings) {
  const values = [...new Set([secret, ...previousSecrets])];
  const secrets = values.map((value) => ({
    version: deriveKey(value, "version", 4).readUInt32BE(),
    value,
  }));
  return { secret: values[values.length - 1], secrets };
}

export type BetterAuth = ReturnType<typeof openBetterAuth>;
