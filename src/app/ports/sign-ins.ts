import type { Actor } from "./actor.ts";

/** What a browser sent: its cookies tell the session, the rest is shown in the list of sessions. */
export interface Browser {
  /** The Cookie header as it came. */
  readonly cookie: string | null;
  readonly address: string;
  readonly userAgent: string | null;
}

/** `Set-Cookie` values, to be sent as they are. */
export type SetCookies = readonly string[];

export interface SignedIn {
  readonly state: "signed-in";
  readonly cookies: SetCookies;
  /** Who the user is in each organisation, the one joined first in front. */
  readonly actors: readonly Actor[];
}

/** The password was right, and a code of the authenticator or a recovery code is still to come. */
export interface SecondFactorRequired {
  readonly state: "second-factor-required";
  readonly cookies: SetCookies;
}

/** Wrong, unknown, deactivated: deliberately not told apart. */
export interface Refused {
  readonly state: "refused";
}

export interface SignInSession {
  readonly id: string;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly isCurrent: boolean;
}

/** Proof of the second factor: six digits of the authenticator, or a recovery code. Each works once. */
export type SecondFactor = { readonly code: string } | { readonly recoveryCode: string };

/** Sessions of people in browsers. Programs have API keys. */
export interface SignIns {
  /** Takes as long for an unknown address as for a wrong password. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    browser: Browser,
  ): Promise<SignedIn | SecondFactorRequired | Refused>;
  /** For a login that somebody else has proven; an unknown address is refused. */
  signInProven(email: string, browser: Browser): Promise<SignedIn | SecondFactorRequired | Refused>;
  /** The user whose second factor this browser still has to give; null where nothing waits for one. */
  findPendingUser(browser: Browser): Promise<string | null>;
  giveSecondFactor(factor: SecondFactor, browser: Browser): Promise<SignedIn | Refused>;
  signOut(browser: Browser): Promise<SetCookies>;
  /** Ends the user's other sessions and renews this one. */
  changePassword(
    passwords: { readonly current: string; readonly next: string },
    browser: Browser,
  ): Promise<{ readonly state: "changed"; readonly cookies: SetCookies } | Refused>;
  /** Gives the authenticator's URI and ten recovery codes; nothing is asked for yet until `confirmTotp`. */
  startTotp(
    password: string,
    browser: Browser,
  ): Promise<
    | { readonly state: "started"; readonly uri: string; readonly recoveryCodes: readonly string[] }
    | { readonly state: "on-already" }
    | Refused
  >;
  confirmTotp(
    code: string,
    browser: Browser,
  ): Promise<{ readonly state: "on"; readonly cookies: SetCookies } | Refused>;
  stopTotp(
    password: string,
    browser: Browser,
  ): Promise<{ readonly state: "off"; readonly cookies: SetCookies } | Refused>;
  checkPassword(userId: string, password: string): Promise<boolean>;
  /** Sessions that still open something, last used first. */
  listSessions(userId: string, browser: Browser): Promise<readonly SignInSession[]>;
  /** Whether there was such a session of this user. */
  endSession(userId: string, sessionId: string): Promise<boolean>;
}
