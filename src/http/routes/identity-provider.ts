import type { IncomingHttpHeaders } from "node:http";
import { beginProviderSignIn } from "../../app/people/begin-provider-sign-in.ts";
import { completeProviderSignIn, type ProviderSignIn } from "../../app/people/complete-provider-sign-in.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { type Outcome, success } from "../../contract/outcome.ts";
import { providerAnswerQuery, providerQuery, signInMethods } from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { browserOf } from "../browser-of.ts";
import { defineRoute, empty, type Route } from "../define-route.ts";

const TAGS = ["sign-in"];

/** Statuses of what the identity provider's answers can be refused with. */
export const PROVIDER_STATUSES = {
  "AUTH-111": 409,
  "AUTH-112": 503,
  "AUTH-113": 401,
  "AUTH-114": 401,
  "AUTH-115": 401,
  "AUTH-116": 403,
  "AUTH-117": 403,
} as const;

/** Signing in with an OpenID provider: pages that a browser is led through, not calls of a program. */
export const identityProviderRoutes = (world: PeopleWorld): readonly Route[] => [
  methodsRoute(world),
  beginRoute(world),
  callbackRoute(world),
];

const methodsRoute = ({ identityProvider, installation, demoLogins }: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/auth/methods",
    action: "public",
    summary: "How one can sign in here",
    tags: TAGS,
    responses: { 200: signInMethods },
    handler: async () => ({
      status: 200,
      body: {
        password: true,
        provider: identityProvider && { label: identityProvider.label },
        needsSetUp: !(await installation.hasOrganisation()),
        demo: demoLogins?.().map((login) => ({ ...login })) ?? [],
      },
    }),
  });

const beginRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/auth/provider",
    action: "public",
    summary: "Sign in with the identity provider",
    description:
      "Leads the browser to the OpenID provider of WILAYAH_OIDC_ISSUER, which leads it back to /v1/auth/provider/callback. 409 where there is none, 503 where it does not answer. A browser, which accepts text/html, is led to /sign-in?signIn=refused&code=… instead.",
    tags: TAGS,
    query: providerQuery,
    responses: { 303: empty("To the provider, in Location") },
    refuses: [409],
    handler: async ({ query, headers }) => {
      const outcome = await beginProviderSignIn(world, query.returnTo);
      return answer(orPage(outcome, headers), (begun) => ({
        status: 303,
        headers:
          "page" in begun ? { location: begun.page } : { location: begun.url, "set-cookie": begun.cookies },
      }));
    },
  });

const callbackRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/auth/provider/callback",
    action: "public",
    summary: "Where the identity provider sends the browser back to",
    description:
      "Opens a session for the active member with the verified e-mail address that the provider tells; nobody becomes a member by it. A second factor of this server is asked for here too: then the path in Location has signIn=second-factor-required, and POST /v1/auth/second-factor takes the code. A browser, which accepts text/html, is led to /sign-in?signIn=refused&code=… where it is refused.",
    tags: TAGS,
    query: providerAnswerQuery,
    responses: { 303: empty("To the page that the sign-in was begun from, in Location") },
    refuses: [401, 403, 409],
    handler: async (context) => {
      const request = { answer: context.query, browser: browserOf(context) };
      const outcome = await completeProviderSignIn(world, request);
      return answer(orPage(outcome, context.headers), (done) => ({
        status: 303,
        headers:
          "page" in done
            ? { location: done.page }
            : { location: locationOf(done), "set-cookie": done.cookies },
      }));
    },
  });

/**
 * A person whom the browser led here is led on to the front page, which is told the code; a program, which does not ask
 * for a page, gets the problem itself.
 */
function orPage<T>(
  outcome: Outcome<T>,
  { accept = "" }: IncomingHttpHeaders,
): Outcome<T | { readonly page: string }> {
  if (outcome.ok || !accept.includes("text/html")) return outcome;
  return success({ page: `/sign-in?signIn=refused&code=${outcome.problems[0].code}` });
}

function locationOf({ state, returnTo }: ProviderSignIn): string {
  if (state === "signed-in") return returnTo;
  // any host will do: only what comes after it is used
  const url = new URL(returnTo, "http://localhost");
  url.searchParams.set("signIn", state);
  return `${url.pathname}${url.search}${url.hash}`;
}
