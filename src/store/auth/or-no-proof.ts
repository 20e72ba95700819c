import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";
import type { NoProof } from "../../app/ports/identity-provider.ts";

/** Codes of what the provider sent that is no answer of an OpenID provider at all: it, or what stands before it, is ill. */
const ILL = [
  "OAUTH_TIMEOUT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
];

/** What openid-client throws, as the reason why nobody is proven; what it does not know is our mistake and thrown on. */
export async function orNoProof<T>(work: () => Promise<T>): Promise<T | NoProof> {
  try {
    return await work();
  } catch (error) {
    const noProof = describe(error);
    if (noProof === null) throw error;
    return noProof;
  }
}

function describe(error: unknown): NoProof | null {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return { state: "refused", reason: plain(error.error) };
  }
  if (error instanceof WWWAuthenticateChallengeError) return { state: "refused", reason: "invalid_client" };
  if (error instanceof ClientError) {
    const code = error.code ?? "";
    return ILL.includes(code)
      ? { state: "unreachable", reason: plain(code) }
      : { state: "invalid", reason: plain(code) };
  }
  // fetch's own: no name, no route, no TLS; a TypeError with a code is openid-client's about its arguments
  return error instanceof TypeError && !("code" in error)
    ? { state: "unreachable", reason: "no connection" }
    : null;
}

/** An error's code, and nothing else that somebody may have put into an address. */
const plain = (code: string): string => (/^[A-Za-z_]{1,60}$/.test(code) ? code : "unnamed");
