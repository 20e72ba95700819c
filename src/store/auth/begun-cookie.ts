import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { Sealer } from "../../app/ports/sealer.ts";
import { cookieName } from "./cookie-name.ts";
import { readCookie } from "./read-cookie.ts";

/** What the provider's answer has to fit, and where the browser goes on. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  readonly returnTo: string;
}

/** Time to sign in at the provider. */
const LIFE_SECONDS = 600;
const OWNER = "sign-in begun at the identity provider";

/**
 * Keeps what was begun in the browser, sealed: whoever begins without end costs us nothing, and the answer is of use in
 * this browser only. SameSite=Lax: the provider sends the browser back from another site.
 */
export function begunCookie({
  baseUrl,
  sealer,
  clock,
}: {
  readonly baseUrl: string;
  readonly sealer: Sealer;
  readonly clock: WallClock;
}) {
  const { name, isSecure } = cookieName(baseUrl, "provider");
  const write = (value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    set: (begun: Begun): string => {
      const untilMilliseconds = clock.now().getTime() + LIFE_SECONDS * 1000;
      const { keyId, bytes } = sealer.seal(JSON.stringify({ ...begun, untilMilliseconds }), OWNER);
      return write(`${keyId}.${Buffer.from(bytes).toString("base64url")}`, LIFE_SECONDS);
    },
    clear: write("", 0),
    /** Null where there is none, it was altered, or it is too old. */
    read: (cookies: string | null): Begun | null => {
      const [keyId, text] = readCookie(cookies, name)?.split(".") ?? [];
      if (keyId === undefined || text === undefined) return null;
      const opened = sealer.open({ keyId, bytes: Buffer.from(text, "base64url") }, OWNER);
      if (opened === null) return null;
      const begun = JSON.parse(opened) as Begun & { readonly untilMilliseconds: number };
      return clock.now().getTime() < begun.untilMilliseconds ? begun : null;
    },
  };
}
