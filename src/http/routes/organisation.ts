import { changeOrganisation } from "../../app/people/change-organisation.ts";
import { getOrganisation } from "../../app/people/get-organisation.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { organisationChangeBody, organisationSchema } from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["organisation"];

/** The actor's own organisation. */
export const organisationRoutes = (world: PeopleWorld): RouteModule => ({
  name: "organisation",
  routes: [getRoute(world), changeRoute(world)],
});

const getRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/organisation",
    action: "organisation:read",
    summary: "My organisation and its settings",
    tags: TAGS,
    responses: { 200: organisationSchema },
    handler: async ({ actor }) =>
      answer(await getOrganisation(world, actor), (body) => ({ status: 200, body })),
  });

const changeRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/organisation",
    action: "organisation:edit",
    summary: "Change the organisation's settings",
    description: "A new time zone decides from the next request on which date today is.",
    tags: TAGS,
    body: organisationChangeBody,
    responses: { 200: organisationSchema },
    handler: async ({ actor, body }) =>
      answer(await changeOrganisation(world, actor, withoutUndefined(body)), (organisation) => ({
        status: 200,
        body: organisation,
      })),
  });
