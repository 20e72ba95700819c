import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { tellPresence } from "../../app/presence/tell-presence.ts";
import { planParams } from "../../contract/plans.ts";
import { presenceBody, presenceSchema } from "../../contract/presence.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

/** Who has the same plan under their hands. */
export const presenceRoutes = (world: PlanWorld): RouteModule => ({
  name: "presence",
  routes: [
    defineRoute({
      method: "PUT",
      url: "/v1/plans/:planId/presence",
      action: "plans:edit",
      summary: "Tell that one has a plan under one's hands, and learn who else has",
      description: "Told again every ten seconds or so; who is not heard of for 30 seconds has gone.",
      tags: ["plans"],
      params: planParams,
      body: presenceBody,
      responses: { 200: presenceSchema },
      handler: async ({ actor, params, body }) =>
        answer(await tellPresence(world, actor, { ...params, ...body }), (others) => ({
          status: 200 as const,
          body: { others: others.map(({ seenAt, ...rest }) => ({ ...rest, seenAt: seenAt.toISOString() })) },
        })),
    }),
  ],
});
