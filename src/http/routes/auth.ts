import { giveSecondFactor } from "../../app/people/give-second-factor.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { setUp } from "../../app/people/set-up.ts";
import { signIn } from "../../app/people/sign-in.ts";
import type { SecondFactorRequired, SignedIn } from "../../app/ports/sign-ins.ts";
import { secondFactorBody, setUpAnswer, setUpBody, signInAnswer, signInBody } from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { browserOf } from "../browser-of.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { identityProviderRoutes, PROVIDER_STATUSES } from "./identity-provider.ts";

const TAGS = ["sign-in"];

/** Signing in and out, and the first set-up. A session is a cookie, HttpOnly and SameSite=Lax. */
export const authRoutes = (world: PeopleWorld): RouteModule => ({
  name: "auth",
  routes: [
    signInRoute(world),
    secondFactorRoute(world),
    signOutRoute(world),
    setUpRoute(world),
    ...identityProviderRoutes(world),
  ],
  statuses: PROVIDER_STATUSES,
});

const signInRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/auth/sign-in",
    action: "public",
    summary: "Sign in with e-mail address and password",
    description:
      "Sets the session's cookie. A session ends after 8 hours without use and after 7 days at the latest. 401 says nothing about which of the two was wrong; after ten failures for one login or fifty from one address in a quarter of an hour the answer is 429.",
    tags: TAGS,
    body: signInBody,
    responses: { 200: signInAnswer },
    refuses: [401],
    handler: async (context) => {
      const request = { ...context.body, browser: browserOf(context) };
      return answer(await signIn(world, request), presentSignIn);
    },
  });

const secondFactorRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/auth/second-factor",
    action: "public",
    summary: "Complete a sign-in with a code of the authenticator or a recovery code",
    tags: TAGS,
    body: secondFactorBody,
    responses: { 200: signInAnswer },
    refuses: [401],
    handler: async (context) => {
      const request = { factor: context.body, browser: browserOf(context) };
      return answer(await giveSecondFactor(world, request), presentSignIn);
    },
  });

const presentSignIn = (value: SignedIn | SecondFactorRequired) => ({
  status: 200 as const,
  headers: { "set-cookie": value.cookies },
  body: {
    state: value.state,
    organisations:
      value.state === "signed-in"
        ? value.actors.map(({ orgId, memberId, role, mustFirst }) => ({
            id: orgId,
            memberId,
            role,
            mustFirst: mustFirst ?? null,
          }))
        : [],
  },
});

const signOutRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/auth/sign-out",
    action: "public",
    summary: "End this session",
    description: "Also answers 204 where there was none.",
    tags: TAGS,
    responses: { 204: empty("The session has ended") },
    handler: async (context) => {
      const cookies = await world.signIns.signOut(browserOf(context));
      return { status: 204, headers: { "set-cookie": cookies } };
    },
  });

const setUpRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/setup",
    action: "public",
    summary: "Create the first organisation and its admin",
    description: "Works exactly once, with the token that the server printed at its first start.",
    tags: TAGS,
    body: setUpBody,
    responses: { 201: setUpAnswer },
    refuses: [401],
    handler: async ({ body }) =>
      answer(await setUp(world, body), ({ orgId, adminMemberId }) => ({
        status: 201,
        body: { organisationId: orgId, adminMemberId },
      })),
  });
