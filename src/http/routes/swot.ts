import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { SwotItem } from "../../app/ports/rows/swot.ts";
import { addItem } from "../../app/swot/add-item.ts";
import { changeItem } from "../../app/swot/change-item.ts";
import { listItems } from "../../app/swot/list-items.ts";
import { removeItem } from "../../app/swot/remove-item.ts";
import {
  swotBody,
  swotChangeBody,
  swotItemSchema,
  swotPage,
  swotParams,
  swotQuery,
} from "../../contract/swot.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["goals"];

/** Strengths, weaknesses, opportunities and threats, where they show, and what is done about them. */
export const swotRoutes = (world: PlanWorld): RouteModule => ({
  name: "swot",
  routes: [listRoute(world), addRoute(world), changeRoute(world), removeRoute(world)],
});

const present = ({ madeAt, ...item }: SwotItem) => ({ ...item, madeAt: madeAt.toISOString() });

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/swot-items",
    action: "goals:read",
    summary: "Strengths, weaknesses, opportunities and threats within reach, newest first",
    description:
      "Everything that an item names must be within reach; who sees everything also sees the organisation's.",
    tags: TAGS,
    query: swotQuery,
    responses: { 200: swotPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "swot-items",
        query,
        key: INSTANT_KEY,
        keyOf: ({ madeAt, id }: SwotItem) => [madeAt.toISOString(), id],
        read: (limit, key) => {
          const { aspect = null, accountId = null, territoryId = null } = query;
          const { teamId = null, ownerMemberId = null } = query;
          const filter = { aspect, accountId, territoryId, teamId, ownerMemberId };
          return listItems(world, actor, { filter, page: { limit, after: toInstantKey(key) } });
        },
        present,
      }),
  });

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/swot-items",
    action: "goals:edit",
    summary: "Add a strength, weakness, opportunity or threat, with or without an action",
    tags: TAGS,
    body: swotBody,
    responses: { 201: swotItemSchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await addItem(world, actor, body), (item) => ({
        status: 201,
        version: item.version,
        body: present(item),
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/swot-items/:swotItemId",
    action: "goals:edit",
    summary: "Change an item: turn it into an action, or say when that was done",
    tags: TAGS,
    params: swotParams,
    body: swotChangeBody,
    ifMatch: "required",
    responses: { 200: swotItemSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { itemId: params.swotItemId, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeItem(world, actor, request), (item) => ({
        status: 200,
        version: item.version,
        body: present(item),
      }));
    },
  });

const removeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/swot-items/:swotItemId",
    action: "goals:edit",
    summary: "Remove an item",
    tags: TAGS,
    params: swotParams,
    ifMatch: "required",
    responses: { 204: empty("Removed") },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await removeItem(world, actor, { itemId: params.swotItemId, version: ifMatch }), () => ({
        status: 204,
      })),
  });
