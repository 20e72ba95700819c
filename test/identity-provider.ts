import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Context, Provider } from "oidc-provider";

export const CLIENT = {
  clientId: "wilayah",
  clientSecret: "a secret of the test's provider",
  label: "Head office",
};

/** Who is at the provider's sign-in page, and what the provider knows of them. */
export interface Person {
  readonly email: string;
  readonly isVerified: boolean;
  /** They close the provider's page instead. */
  readonly declines?: true;
}

/** A certified OpenID provider on a port of its own; whoever the test names signs in there at once. */
export async function startIdentityProvider(
  redirectUri: string,
  options: { readonly emailIn: "id-token" | "userinfo" },
) {
  let person: Person = { email: "", isVerified: false };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: options.emailIn === "userinfo",
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => "/sign-in-page" },
    pkce: { required: () => true },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: person.email, email_verified: person.isVerified }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/sign-in-page")) return answer(request, response);
    const result = person.declines ? { error: "access_denied" } : { login: { accountId: person.email } };
    provider.interactionFinished(request, response, result).catch((error) => response.destroy(error));
  });
  return {
    issuer,
    /** Follows the provider's pages as a browser of that person, until they lead back; gives that address. */
    visit: (url: string, as: Person): Promise<URL> => {
      person = as;
      return follow(url, redirectUri);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function follow(url: string, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  while (!next.href.startsWith(until)) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response = await fetch(next, { redirect: "manual", headers });
    for (const text of response.headers.getSetCookie()) {
      const [name, value] = text.split(";")[0].split("=");
      if (value) cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null)
      throw new Error(`got ${response.status} at the provider: ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}
