import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import { findStoredProductOpenings } from "../../app/evaluate/stored/find-stored-product-openings.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import {
  lookAlikesQuery,
  lookAlikesSchema,
  prioritiesQuery,
  prioritiesSchema,
  productOpeningsQuery,
  productOpeningsSchema,
} from "../../contract/account-openings.ts";
import { accountParams } from "../../contract/geography.ts";
import { answerChecked } from "../answer-checked.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

const ASKED = {
  method: "GET",
  action: "evaluations:read",
  description: "Of what the member reaches.",
  tags: ["evaluations"],
  cost: "heavy",
} as const;

/** Which accounts to turn to next, and why. */
export const accountOpeningRoutes = (world: PlanWorld): RouteModule => ({
  name: "account-openings",
  routes: [prioritiesRoute(world), lookAlikesRoute(world), productOpeningsRoute(world)],
});

const prioritiesRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/priorities",
    summary:
      "Where an hour of a rep is expected to bring most: chance to win × margin × unused potential ÷ hours",
    query: prioritiesQuery,
    responses: { 200: prioritiesSchema },
    handler: async ({ actor, query }) =>
      answerChecked(prioritiesSchema, await evaluateStore(world, actor, { kind: "priorities", query })),
  });

const lookAlikesRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/look-alikes",
    summary: "Which prospects resemble the best customers, and why",
    query: lookAlikesQuery,
    responses: { 200: lookAlikesSchema },
    handler: async ({ actor, query }) =>
      answerChecked(lookAlikesSchema, await evaluateStore(world, actor, { kind: "look-alikes", query })),
  });

const productOpeningsRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/accounts/:accountId/product-openings",
    summary: "Which products customers like this account bought, and it did not",
    params: accountParams,
    query: productOpeningsQuery,
    responses: { 200: productOpeningsSchema },
    handler: async ({ actor, params, query }) =>
      answerChecked(
        productOpeningsSchema,
        await findStoredProductOpenings(world, actor, { ...params, ...query }),
      ),
  });
