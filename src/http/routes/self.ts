import { changeOwnPassword } from "../../app/people/change-own-password.ts";
import { confirmTotp } from "../../app/people/confirm-totp.ts";
import { endOwnSession } from "../../app/people/end-own-session.ts";
import { getSelf, type Self } from "../../app/people/get-self.ts";
import { listOwnSessions } from "../../app/people/list-own-sessions.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { startTotp } from "../../app/people/start-totp.ts";
import { stopTotp } from "../../app/people/stop-totp.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { SetCookies, SignInSession } from "../../app/ports/sign-ins.ts";
import { ACTIONS, mayTry, reachOf } from "../../app/rights/policy.ts";
import {
  ownPasswordBody,
  passwordBody,
  selfSchema,
  sessionList,
  sessionParams,
  totpCodeBody,
  totpStartSchema,
} from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { browserOf } from "../browser-of.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { presentMember } from "./members.ts";

const TAGS = ["self"];

/** What everybody does to their own login. What guards it is changed from a session only, not with an API key. */
export const selfRoutes = (world: PeopleWorld): RouteModule => ({
  name: "self",
  routes: [
    selfRoute(world),
    sessionsRoute(world),
    endSessionRoute(world),
    passwordRoute(world),
    startTotpRoute(world),
    confirmTotpRoute(world),
    stopTotpRoute(world),
  ],
});

const selfRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/self",
    action: "self:read",
    summary: "Who I am, in which organisation, with which role",
    description:
      "A user of several organisations chooses one with the header Wilayah-Organisation. Where mustFirst names something, everything else is refused with 403 (AUTH-101, AUTH-102) until it is done.",
    tags: TAGS,
    responses: { 200: selfSchema },
    handler: async ({ actor }) =>
      answer(await getSelf(world, actor), (self) => ({ status: 200, body: presentSelf(self) })),
  });

const presentSelf = ({ member, organisation, hasTotp, actor }: Self) => ({
  member: presentMember(member),
  organisation,
  today: actor.today,
  scope: actor.scope,
  via: actor.via,
  hasSecondFactor: hasTotp,
  mustFirst: actor.mustFirst ?? null,
  rights: rightsOf(actor),
});

const rightsOf = (actor: Actor) =>
  Object.fromEntries(
    ACTIONS.filter((action) => mayTry(actor, action)).flatMap((action) => {
      const reach = reachOf(actor.role, action);
      return reach === "none" ? [] : [[action, reach]];
    }),
  );

const sessionsRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/self/sessions",
    action: "self:read",
    summary: "Where I am signed in",
    tags: TAGS,
    responses: { 200: sessionList },
    handler: async (context) =>
      answer(await listOwnSessions(world, context.actor, browserOf(context)), (sessions) => ({
        status: 200,
        body: { items: sessions.map(presentSession) },
      })),
  });

const presentSession = (session: SignInSession) => ({
  ...session,
  createdAt: session.createdAt.toISOString(),
  lastUsedAt: session.lastUsedAt.toISOString(),
});

const endSessionRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/self/sessions/:sessionId",
    action: "self:edit",
    summary: "End one of my sessions",
    tags: TAGS,
    params: sessionParams,
    responses: { 204: empty("The session has ended") },
    handler: async ({ actor, params }) =>
      answer(await endOwnSession(world, actor, params.sessionId), () => ({ status: 204 })),
  });

const withCookies = (cookies: SetCookies) => ({
  status: 204 as const,
  headers: { "set-cookie": cookies },
});

const passwordRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/self/password",
    action: "self:change-password",
    summary: "Change my password",
    description: "Renews this session and ends all others.",
    tags: TAGS,
    body: passwordBody,
    responses: { 204: empty("The password is changed; the answer sets a new cookie") },
    handler: async (context) => {
      const { currentPassword: current, newPassword: next } = context.body;
      const request = { current, next, browser: browserOf(context) };
      return answer(await changeOwnPassword(world, context.actor, request), withCookies);
    },
  });

const startTotpRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/self/totp",
    action: "self:second-factor",
    summary: "Begin a second factor",
    description: "It is asked for at sign-in once a first code has confirmed it.",
    tags: TAGS,
    body: ownPasswordBody,
    responses: { 200: totpStartSchema },
    handler: async (context) => {
      const request = { password: context.body.password, browser: browserOf(context) };
      return answer(await startTotp(world, context.actor, request), ({ uri, recoveryCodes }) => ({
        status: 200,
        body: { uri, recoveryCodes },
      }));
    },
  });

const confirmTotpRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/self/totp/confirm",
    action: "self:second-factor",
    summary: "Switch the second factor on with a first code",
    tags: TAGS,
    body: totpCodeBody,
    responses: { 204: empty("The second factor is on; the answer sets a new cookie") },
    handler: async (context) => {
      const request = { code: context.body.code, browser: browserOf(context) };
      return answer(await confirmTotp(world, context.actor, request), withCookies);
    },
  });

const stopTotpRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/self/totp/disable",
    action: "self:second-factor",
    summary: "Switch the second factor off",
    description: "Refused where the organisation requires one of my role.",
    tags: TAGS,
    body: ownPasswordBody,
    responses: { 204: empty("The second factor is off; the answer sets a new cookie") },
    handler: async (context) => {
      const request = { password: context.body.password, browser: browserOf(context) };
      return answer(await stopTotp(world, context.actor, request), withCookies);
    },
  });
