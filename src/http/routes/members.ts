import { z } from "zod";
import { changeMember } from "../../app/people/change-member.ts";
import { createMember } from "../../app/people/create-member.ts";
import { getMember } from "../../app/people/get-member.ts";
import { listMembers } from "../../app/people/list-members.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { resetPassword } from "../../app/people/reset-password.ts";
import { resetSecondFactor } from "../../app/people/reset-second-factor.ts";
import type { Member } from "../../app/ports/rows/members.ts";
import { BrokenInvariant } from "../../contract/outcome.ts";
import {
  createdMemberSchema,
  memberBody,
  memberChangeBody,
  memberPage,
  memberParams,
  memberQuery,
  memberSchema,
  temporaryPasswordSchema,
} from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["members"];
const KEY = z.tuple([z.string(), z.uuid()]);

/** Who belongs to the organisation, and with which role. */
export const memberRoutes = (world: PeopleWorld): RouteModule => ({
  name: "members",
  routes: [
    listRoute(world),
    getRoute(world),
    createRoute(world),
    changeRoute(world),
    resetPasswordRoute(world),
    resetSecondFactorRoute(world),
  ],
});

export const presentMember = (member: Member) => ({
  ...member,
  createdAt: member.createdAt.toISOString(),
});

const listRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/members",
    action: "members:read",
    summary: "Members by name",
    tags: TAGS,
    query: memberQuery,
    responses: { 200: memberPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "members",
        query,
        key: KEY,
        keyOf: ({ name, id }) => [name, id],
        read: (limit, key) =>
          listMembers(world, actor, { limit, after: key && { name: key[0], id: key[1] } }),
        present: presentMember,
      }),
  });

const getRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/members/:memberId",
    action: "members:read",
    summary: "One member",
    tags: TAGS,
    params: memberParams,
    responses: { 200: memberSchema },
    handler: async ({ actor, params }) =>
      answer(await getMember(world, actor, params.memberId), (member) => ({
        status: 200,
        body: presentMember(member),
      })),
  });

// no Idempotency-Key here: the answer holds a password and must not be kept
const createRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/members",
    action: "members:edit",
    summary: "Add a member with a temporary password",
    tags: TAGS,
    body: memberBody,
    responses: { 201: createdMemberSchema },
    handler: async ({ actor, body }) =>
      answer(await createMember(world, actor, body), ({ member, temporaryPassword }) => {
        if (temporaryPassword === null) throw new BrokenInvariant("got no password, expected one made up");
        return {
          status: 201,
          headers: { location: `/v1/members/${member.id}` },
          body: { member: presentMember(member), temporaryPassword },
        };
      }),
  });

const changeRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/members/:memberId",
    action: "members:edit",
    summary: "Rename a member, change the role, deactivate or activate again",
    description:
      "Deactivation ends the member's sessions and revokes their API keys at once. The last active admin stays one.",
    tags: TAGS,
    params: memberParams,
    body: memberChangeBody,
    responses: { 200: memberSchema },
    handler: async ({ actor, params, body }) =>
      answer(
        await changeMember(world, actor, { memberId: params.memberId, change: withoutUndefined(body) }),
        (member) => ({ status: 200, body: presentMember(member) }),
      ),
  });

const resetPasswordRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/members/:memberId/password",
    action: "members:edit",
    summary: "Give a member a new temporary password",
    description:
      "Ends the member's sessions. The password has to be changed at the next sign-in; a second factor stays on.",
    tags: TAGS,
    params: memberParams,
    responses: { 200: temporaryPasswordSchema },
    handler: async ({ actor, params }) =>
      answer(await resetPassword(world, actor, params.memberId), (body) => ({ status: 200, body })),
  });

const resetSecondFactorRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/members/:memberId/second-factor",
    action: "members:edit",
    summary: "Take the second factor off a member who lost the device",
    description: "Ends the member's sessions. From a session only, and not for the own login.",
    tags: TAGS,
    params: memberParams,
    responses: { 204: empty("The member signs in with the password alone") },
    handler: async ({ actor, params }) =>
      answer(await resetSecondFactor(world, actor, params.memberId), () => ({ status: 204 })),
  });
