import type { Browser, SetCookies } from "./sign-ins.ts";

/** Where the browser is sent to prove who its user is. */
export interface BegunProof {
  readonly state: "begun";
  readonly url: string;
  /** Ties the answer to this browser. */
  readonly cookies: SetCookies;
}

/** What the provider vouches for. */
export interface Proof {
  readonly state: "proven";
  /** As the provider writes it. */
  readonly email: string;
  readonly isEmailVerified: boolean;
  /** Path on this server that the browser came from. */
  readonly returnTo: string;
  /** Takes back the cookies of the beginning. */
  readonly cookies: SetCookies;
}

/** `not-begun`: not by this browser, or too long ago. `reason` is for people and says nothing secret. */
export type NoProof =
  | { readonly state: "not-begun" }
  | { readonly state: "unreachable"; readonly reason: string }
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "invalid"; readonly reason: string };

/** A server that proves who somebody is: OpenID Connect, authorization code with PKCE. Asked only when a person signs in. */
export interface IdentityProvider {
  /** What pages call it. */
  readonly label: string;
  begin(returnTo: string): Promise<BegunProof | NoProof>;
  /** `answer` is the query that the provider sent the browser back with. */
  complete(answer: Readonly<Record<string, string>>, browser: Browser): Promise<Proof | NoProof>;
}
