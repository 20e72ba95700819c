import * as client from "openid-client";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { IdentityProvider, NoProof, Proof } from "../../app/ports/identity-provider.ts";
import type { Sealer } from "../../app/ports/sealer.ts";
import { begunCookie } from "./begun-cookie.ts";
import { orNoProof } from "./or-no-proof.ts";

export interface ProviderSettings {
  /** URL; its discovery document stands below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
}

export interface IdentityProviderOptions {
  readonly settings: ProviderSettings;
  /** Where browsers reach this server. */
  readonly baseUrl: string;
  readonly sealer: Sealer;
  readonly clock: WallClock;
}

const CALLBACK_PATH = "/v1/auth/provider/callback";
const SCOPE = "openid email";
const REQUEST_SECONDS = 10;
/** The provider's addresses are asked for again after this time; its keys, when it signs with an unknown one. */
const DISCOVERY_MILLISECONDS = 60 * 60 * 1000;

/** Nothing is asked of the provider before somebody signs in. */
export function openIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const { settings, baseUrl } = options;
  const redirectUri = new URL(CALLBACK_PATH, baseUrl).href;
  const cookie = begunCookie(options);
  const discover = discoverOnce(options);
  return {
    label: settings.label,
    begin: (returnTo) =>
      orNoProof(async () => {
        const verifier = client.randomPKCECodeVerifier();
        const [state, nonce] = [client.randomState(), client.randomNonce()];
        const url = client.buildAuthorizationUrl(await discover(), {
          redirect_uri: redirectUri,
          scope: SCOPE,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        });
        return { state: "begun", url: url.href, cookies: [cookie.set({ state, nonce, verifier, returnTo })] };
      }),
    complete: (answer, browser) =>
      orNoProof(async () => {
        const begun = cookie.read(browser.cookie);
        if (begun === null || begun.state !== answer.state) return { state: "not-begun" };
        const { nonce, verifier, returnTo } = begun;
        const config = await discover();
        const url = new URL(`${redirectUri}?${new URLSearchParams(answer)}`);
        const tokens = await client.authorizationCodeGrant(config, url, {
          expectedState: begun.state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const proven = await readEmail(config, tokens);
        return "state" in proven ? proven : { state: "proven", ...proven, returnTo, cookies: [cookie.clear] };
      }),
  };
}

/** The provider's own description, kept for a while; what failed is asked for again the next time. */
function discoverOnce({ settings, clock }: IdentityProviderOptions): () => Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const server = new URL(issuer);
  let found: { readonly config: client.Configuration; readonly untilMilliseconds: number } | null = null;
  return async () => {
    const now = clock.now().getTime();
    if (found !== null && now < found.untilMilliseconds) return found.config;
    const config = await client.discovery(server, clientId, undefined, proveClient(clientSecret), {
      timeout: REQUEST_SECONDS,
      execute: [
        // signatures too, although TLS has told already whose answer it is
        client.enableNonRepudiationChecks,
        // the settings take http for this very host only
        ...(server.protocol === "http:" ? [client.allowInsecureRequests] : []),
      ],
    });
    found = { config, untilMilliseconds: now + DISCOVERY_MILLISECONDS };
    return config;
  };
}

/** In the header, which is what a provider takes that says nothing; in the body where it wants nothing else. */
function proveClient(clientSecret: string): client.ClientAuth {
  const [inHeader, inBody] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)];
  return (provider, ...rest) => {
    const methods = provider.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? inHeader : inBody)(provider, ...rest);
  };
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** From the ID token, else from the provider's account of the user: providers differ in where they tell it. */
async function readEmail(
  config: client.Configuration,
  tokens: Tokens,
): Promise<Pick<Proof, "email" | "isEmailVerified"> | NoProof> {
  const idToken = tokens.claims();
  if (idToken === undefined) return { state: "invalid", reason: "there is no ID token" };
  const claims =
    typeof idToken.email === "string"
      ? idToken
      : await client.fetchUserInfo(config, tokens.access_token, idToken.sub);
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== "string") return { state: "invalid", reason: "it tells no e-mail address" };
  return { email, isEmailVerified: isVerified === true };
}
