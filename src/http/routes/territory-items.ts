import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { NamedAssignment } from "../../app/ports/rows/assignments.ts";
import type { TerritoryItem } from "../../app/ports/rows/territory-items.ts";
import { addTerritoryItem } from "../../app/review/add-territory-item.ts";
import { changeTerritoryItem } from "../../app/review/change-territory-item.ts";
import { readTerritoryPage, type TerritoryPage } from "../../app/review/read-territory-page.ts";
import { removeTerritoryItem } from "../../app/review/remove-territory-item.ts";
import {
  territoryItemBody,
  territoryItemChangeBody,
  territoryItemParams,
  territoryItemSchema,
  territoryPageSchema,
  territoryParams,
} from "../../contract/review.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { presentWithTotals } from "./present-territory.ts";

const TAGS = ["territory plans"];

/** The one-page plan of a territory and its items. */
export const territoryItemRoutes = (world: PlanWorld): RouteModule => ({
  name: "territory-items",
  routes: [pageRoute(world), addRoute(world), changeRoute(world), removeRoute(world)],
});

const presentItem = ({ planId: _, territoryId: __, madeAt, ...item }: TerritoryItem) => ({
  ...item,
  madeAt: madeAt.toISOString(),
});

const presentRep = ({ repId, repCode, repName, role, from, to }: NamedAssignment) => ({
  ...{ repId, code: repCode, name: repName, role },
  ...{ from, to },
});

function presentPage({ plan, territory, below, reps, items, topAccounts }: TerritoryPage) {
  const { planId: _, totals, ...fields } = territory;
  const { territoryId: __, ...figures } = totals;
  return {
    plan: { id: plan.id, name: plan.name, state: plan.state },
    territory: fields,
    totals: figures,
    below: below.map(presentWithTotals),
    reps: reps.map(presentRep),
    items: items.map(presentItem),
    topAccounts: [...topAccounts],
  };
}

const pageRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/territories/:territoryId/page",
    action: "territory-plans:read",
    summary: "The one-page plan of a territory",
    tags: TAGS,
    params: territoryParams,
    responses: { 200: territoryPageSchema },
    handler: async ({ actor, params }) =>
      answer(await readTerritoryPage(world, actor, params), (page) => ({
        status: 200,
        body: presentPage(page),
      })),
  });

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/territories/:territoryId/items",
    action: "territory-plans:edit",
    summary: "Add a goal, an action, a training item or a department",
    tags: TAGS,
    params: territoryParams,
    body: territoryItemBody,
    responses: { 201: territoryItemSchema },
    idempotent: true,
    handler: async ({ actor, params, body }) =>
      answer(await addTerritoryItem(world, actor, { ...params, ...body }), (item) => ({
        status: 201,
        version: item.version,
        body: presentItem(item),
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/plans/:planId/territories/:territoryId/items/:itemId",
    action: "territory-plans:edit",
    summary: "Change an item, or mark it done",
    description: "If-Match names the version of the item.",
    tags: TAGS,
    params: territoryItemParams,
    body: territoryItemChangeBody,
    ifMatch: "required",
    responses: { 200: territoryItemSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(
        await changeTerritoryItem(world, actor, {
          ...params,
          version: ifMatch,
          changes: withoutUndefined(body),
        }),
        (item) => ({ status: 200, version: item.version, body: presentItem(item) }),
      ),
  });

const removeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/plans/:planId/territories/:territoryId/items/:itemId",
    action: "territory-plans:edit",
    summary: "Remove an item",
    description: "If-Match names the version of the item.",
    tags: TAGS,
    params: territoryItemParams,
    ifMatch: "required",
    responses: { 204: empty("Removed") },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await removeTerritoryItem(world, actor, { ...params, version: ifMatch }), () => ({
        status: 204,
      })),
  });
