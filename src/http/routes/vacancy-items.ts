import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { WordedItem } from "../../app/vacancies/read-vacancy.ts";
import { addChecklistItem, changeChecklistItem } from "../../app/vacancies/work-checklist.ts";
import {
  vacancyItemBody,
  vacancyItemChangeBody,
  vacancyItemParams,
  vacancyItemSchema,
  vacancyParams,
} from "../../contract/vacancies.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["vacancies"];

/** Checklists of handovers. */
export const vacancyItemRoutes = (world: PlanWorld): RouteModule => ({
  name: "vacancy-items",
  routes: [addRoute(world), changeRoute(world)],
});

export const presentItem = ({ vacancyId: _, position: __, body: ___, ...item }: WordedItem) => item;

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/vacancies/:vacancyId/items",
    action: "vacancies:edit",
    summary: "Add a line to a checklist",
    tags: TAGS,
    params: vacancyParams,
    body: vacancyItemBody,
    responses: { 201: vacancyItemSchema },
    idempotent: true,
    handler: async ({ actor, params, body }) =>
      answer(await addChecklistItem(world, actor, { ...params, ...body }), (item) => ({
        status: 201,
        version: item.version,
        body: presentItem(item),
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/vacancies/:vacancyId/items/:vacancyItemId",
    action: "vacancies:hand-over",
    summary: "Mark a line of a checklist as done, or waive it",
    description: "If-Match names the version of the line. Only who may change the case waives.",
    tags: TAGS,
    params: vacancyItemParams,
    body: vacancyItemChangeBody,
    ifMatch: "required",
    responses: { 200: vacancyItemSchema },
    handler: async ({ actor, params: { vacancyId, vacancyItemId }, body, ifMatch }) => {
      const request = { vacancyId, itemId: vacancyItemId, version: ifMatch, ...withoutUndefined(body) };
      return answer(await changeChecklistItem(world, actor, request), (item) => ({
        status: 200,
        version: item.version,
        body: presentItem(item),
      }));
    },
  });
