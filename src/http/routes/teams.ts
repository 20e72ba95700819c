import { z } from "zod";
import { changeTeam } from "../../app/people/change-team.ts";
import { createTeam } from "../../app/people/create-team.ts";
import { getTeam } from "../../app/people/get-team.ts";
import { listTeams } from "../../app/people/list-teams.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import type { Team } from "../../app/ports/rows/teams.ts";
import {
  teamBody,
  teamChangeBody,
  teamPage,
  teamParams,
  teamQuery,
  teamSchema,
} from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["teams"];
const KEY = z.tuple([z.string(), z.uuid()]);

/** The role hierarchy: who manages whom. */
export const teamRoutes = (world: PeopleWorld): RouteModule => ({
  name: "teams",
  routes: [listRoute(world), getRoute(world), createRoute(world), changeRoute(world)],
});

const listRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/teams",
    action: "teams:read",
    summary: "Teams by name",
    tags: TAGS,
    query: teamQuery,
    responses: { 200: teamPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "teams",
        query,
        key: KEY,
        keyOf: ({ name, id }: Team) => [name, id],
        read: (limit, key) => listTeams(world, actor, { limit, after: key && { name: key[0], id: key[1] } }),
        present: (team: Team) => team,
      }),
  });

const getRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/teams/:teamId",
    action: "teams:read",
    summary: "One team",
    tags: TAGS,
    params: teamParams,
    responses: { 200: teamSchema },
    handler: async ({ actor, params }) =>
      answer(await getTeam(world, actor, params.teamId), (body) => ({ status: 200, body })),
  });

const createRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/teams",
    action: "teams:edit",
    summary: "Add a team",
    tags: TAGS,
    body: teamBody,
    responses: { 201: teamSchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await createTeam(world, actor, body), (team) => ({
        status: 201,
        headers: { location: `/v1/teams/${team.id}` },
        body: team,
      })),
  });

const changeRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/teams/:teamId",
    action: "teams:edit",
    summary: "Rename a team, move it below another, or give it a manager",
    tags: TAGS,
    params: teamParams,
    body: teamChangeBody,
    responses: { 200: teamSchema },
    handler: async ({ actor, params, body }) =>
      answer(
        await changeTeam(world, actor, { teamId: params.teamId, change: withoutUndefined(body) }),
        (team) => ({ status: 200, body: team }),
      ),
  });
