import { z } from "zod";
import { addTerritory, type EditedTerritory } from "../../app/plans/add-territory.ts";
import { assignRep } from "../../app/plans/assign-rep.ts";
import { editTerritory } from "../../app/plans/edit-territory.ts";
import { endAssignment } from "../../app/plans/end-assignment.ts";
import { getTerritory } from "../../app/plans/get-territory.ts";
import { listAssignments } from "../../app/plans/list-assignments.ts";
import { listTerritories } from "../../app/plans/list-territories.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { readWhiteSpace } from "../../app/plans/read-white-space.ts";
import { removeTerritory } from "../../app/plans/remove-territory.ts";
import type { AssignmentRecord } from "../../app/ports/rows/assignments.ts";
import type { TerritoryWithTotals } from "../../app/ports/rows/territories.ts";
import {
  assignedSchema,
  assignmentBody,
  assignmentListSchema,
  assignmentParams,
  changedSchema,
  editedTerritorySchema,
  endBody,
  endedSchema,
  newTerritoryBody,
  planParams,
  territoryChangeBody,
  territoryPage,
  territoryParams,
  territoryQuery,
  territoryViewSchema,
  whiteSpaceSchema,
} from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { presentAssignment } from "./present-assignment.ts";
import { presentChange, presentTerritory, presentWithTotals } from "./present-territory.ts";

const TAGS = ["territories"];

/** Territories of a plan, and who works them. */
export const territoryRoutes = (world: PlanWorld): RouteModule => ({
  name: "territories",
  routes: [
    listRoute(world),
    whiteSpaceRoute(world),
    getRoute(world),
    addRoute(world),
    editRoute(world),
    removeRoute(world),
    listAssignmentsRoute(world),
    assignRoute(world),
    endRoute(world),
  ],
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/territories",
    action: "plans:read",
    summary: "Territories within reach with their totals, by code",
    description: "One above others holds what those below it hold, so that those without a parent add up.",
    tags: TAGS,
    params: planParams,
    query: territoryQuery,
    responses: { 200: territoryPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `territories of ${params.planId}`,
        query,
        key: z.tuple([z.string()]),
        keyOf: ({ code }: TerritoryWithTotals) => [code],
        read: (limit, key) =>
          listTerritories(world, actor, { ...params, limit, afterCode: key?.[0] ?? null }),
        present: presentWithTotals,
      }),
  });

const whiteSpaceRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/white-space",
    action: "white-space:read",
    summary: "Units and accounts in no territory",
    description:
      "Added to the territories that have no parent, they make the whole. Its ETag is the plan's version.",
    tags: TAGS,
    params: planParams,
    responses: { 200: whiteSpaceSchema },
    handler: async ({ actor, params }) =>
      answer(await readWhiteSpace(world, actor, params), ({ version, totals: { measures, ...totals } }) => ({
        status: 200 as const,
        body: { version, totals: { ...totals, measures: { ...measures } } },
        version,
      })),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/territories/:territoryId",
    action: "plans:read",
    summary: "One territory: totals, reps, share, neighbours, what stands below it",
    description: "Its ETag is the plan's version.",
    tags: TAGS,
    params: territoryParams,
    responses: { 200: territoryViewSchema },
    tagged: true,
    handler: async ({ actor, params }) =>
      answer(await getTerritory(world, actor, params), ({ version, territory, ...found }) => ({
        status: 200 as const,
        body: {
          ...presentWithTotals(territory),
          assignments: found.assignments.map(presentAssignment),
          neighbours: Array.from(found.neighbours),
          below: found.below.map(presentWithTotals),
        },
        version,
      })),
  });

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/territories",
    action: "plans:edit",
    summary: "Add an empty territory to a draft",
    tags: TAGS,
    params: planParams,
    body: newTerritoryBody,
    ifMatch: "required",
    responses: { 201: editedTerritorySchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await addTerritory(world, actor, { ...params, ...body, version: ifMatch }), (edited) => ({
        status: 201 as const,
        ...presentEdited(edited),
        headers: { location: `/v1/plans/${params.planId}/territories/${edited.territory.id}` },
      })),
  });

const presentEdited = ({ version, territory }: EditedTerritory) => ({
  body: { version, territory: presentTerritory(territory) },
  version,
});

const editRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/plans/:planId/territories/:territoryId",
    action: "plans:edit",
    summary: "Rename a territory, lock or unlock it, give it another share or another parent",
    tags: TAGS,
    params: territoryParams,
    body: territoryChangeBody,
    ifMatch: "required",
    responses: { 200: editedTerritorySchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await editTerritory(world, actor, request), (edited) => ({
        status: 200 as const,
        ...presentEdited(edited),
      }));
    },
  });

const removeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/plans/:planId/territories/:territoryId",
    action: "plans:edit",
    summary: "Remove a territory that holds nothing",
    tags: TAGS,
    params: territoryParams,
    ifMatch: "required",
    responses: { 200: changedSchema },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await removeTerritory(world, actor, { ...params, version: ifMatch }), presentChange),
  });

const listAssignmentsRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/assignments",
    action: "plans:read",
    summary: "Who works where, within reach, by territory code and date",
    tags: TAGS,
    params: planParams,
    responses: { 200: assignmentListSchema },
    handler: async ({ actor, params }) =>
      answer(await listAssignments(world, actor, params), (assignments) => ({
        status: 200 as const,
        body: { items: assignments.map(presentAssignment) },
      })),
  });

const presentAssigned = ({ planId: _, ...assignment }: AssignmentRecord) => assignment;

const assignRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/territories/:territoryId/assignments",
    action: "assignments:edit",
    summary: "Give a territory a rep for a range of dates",
    description: "In a plan in review it makes a new version: whoever approves must have seen it.",
    tags: TAGS,
    params: territoryParams,
    body: assignmentBody,
    idempotent: true,
    responses: { 201: assignedSchema },
    handler: async ({ actor, params, body }) =>
      answer(await assignRep(world, actor, { ...params, ...body }), (assignment) => ({
        status: 201 as const,
        body: presentAssigned(assignment),
      })),
  });

const endRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/assignments/:assignmentId/end",
    action: "assignments:edit",
    summary: "End an assignment on a date",
    description:
      "What was known before stays on record and can be read as of then. In a plan in review it makes a new version.",
    tags: TAGS,
    params: assignmentParams,
    body: endBody,
    responses: { 200: endedSchema },
    handler: async ({ actor, params, body }) =>
      answer(await endAssignment(world, actor, { ...params, ...body }), (instead) => ({
        status: 200 as const,
        body: { assignment: instead && presentAssigned(instead) },
      })),
  });
