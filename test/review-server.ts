import type { Actor } from "../src/app/ports/actor.ts";
import { buildServer } from "../src/http/build-server.ts";
import { accountRoutes } from "../src/http/routes/accounts.ts";
import { activityRoutes } from "../src/http/routes/activities.ts";
import { challengeRoutes } from "../src/http/routes/challenges.ts";
import { commentRoutes } from "../src/http/routes/comments.ts";
import { evaluationRoutes } from "../src/http/routes/evaluations.ts";
import { goalRoutes } from "../src/http/routes/goals.ts";
import { handoverRoutes } from "../src/http/routes/handovers.ts";
import { leadRoutes } from "../src/http/routes/leads.ts";
import { notificationRoutes } from "../src/http/routes/notifications.ts";
import { opportunityRoutes } from "../src/http/routes/opportunities.ts";
import { productRoutes } from "../src/http/routes/products.ts";
import { saleRoutes } from "../src/http/routes/sales.ts";
import { swotRoutes } from "../src/http/routes/swot.ts";
import { territoryItemRoutes } from "../src/http/routes/territory-items.ts";
import { vacancyRoutes } from "../src/http/routes/vacancies.ts";
import { vacancyItemRoutes } from "../src/http/routes/vacancy-items.ts";
import { openIdempotency } from "../src/store/open-idempotency.ts";
import { buildReview } from "./build-review.ts";

interface Asked {
  /** A member of the review; "reader" is rep1 by a read-only key. */
  readonly as: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The routes of a review and of the business on a real database, asked without a socket; who asks is told by the key itself. */
export async function openReviewServer(name: string) {
  const review = await buildReview(name);
  const actorOf = (member: string): Actor =>
    member === "reader"
      ? { ...review.actor("rep1"), scope: "read", via: "api-key" }
      : { ...review.actor(member), via: "api-key" };
  const modules = [
    ...[challengeRoutes, commentRoutes, territoryItemRoutes, notificationRoutes],
    ...[accountRoutes, productRoutes, saleRoutes, evaluationRoutes],
    ...[leadRoutes, opportunityRoutes, activityRoutes, goalRoutes, swotRoutes],
    ...[vacancyRoutes, vacancyItemRoutes, handoverRoutes],
  ];
  const server = buildServer(
    {
      version: "0.0.0",
      authenticate: async ({ headers }) => actorOf(String(headers.authorization).replace("Bearer ", "")),
      isReady: async () => [],
      idempotency: openIdempotency(review.pool, review.world.wallClock),
      log: { write: () => {} },
    },
    modules.map((routes) => routes(review.world)),
  );
  return {
    ...review,
    ask: (
      method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
      url: string,
      { as, payload, headers }: Asked,
    ) =>
      server.inject({
        method,
        url,
        headers: { authorization: `Bearer ${as}`, ...headers },
        ...(payload === undefined ? {} : { payload }),
      }),
    close: async () => {
      await server.close();
      await review.close();
    },
  };
}

export type ReviewServer = Awaited<ReturnType<typeof openReviewServer>>;
