import type { Cost, Sale } from "../../app/ports/rows/sales.ts";
import type { Store } from "../../app/ports/store.ts";
import { listCosts } from "../../app/sales/list-costs.ts";
import { listSales } from "../../app/sales/list-sales.ts";
import { costPage, costQuery, salePage, saleQuery } from "../../contract/sales.ts";
import { DAY_KEY, toBusinessRecordFilter, toDayPage } from "../day-key.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";

interface SalesWorld {
  readonly store: Store;
}

const TAGS = ["sales"];

/** What was sold to accounts, and what it cost to serve them. */
export const saleRoutes = (world: SalesWorld): RouteModule => ({
  name: "sales",
  routes: [salesRoute(world), costsRoute(world)],
});

const salesRoute = (world: SalesWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/sales",
    action: "sales:read",
    summary: "Sales to accounts and by reps within reach, latest first",
    tags: TAGS,
    query: saleQuery,
    responses: { 200: salePage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "sales",
        query,
        key: DAY_KEY,
        keyOf: ({ soldOn, id }: Sale) => [soldOn, id],
        read: (limit, key) => {
          const filter = { ...toBusinessRecordFilter(query), productId: query.productId ?? null };
          return listSales(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present: (sale: Sale) => sale,
      }),
  });

const costsRoute = (world: SalesWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/costs",
    action: "sales:read",
    summary: "Costs of serving and winning accounts within reach, latest first",
    tags: TAGS,
    query: costQuery,
    responses: { 200: costPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "costs",
        query,
        key: DAY_KEY,
        keyOf: ({ incurredOn, id }: Cost) => [incurredOn, id],
        read: (limit, key) => {
          const filter = { ...toBusinessRecordFilter(query), kind: query.kind ?? null };
          return listCosts(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present: (cost: Cost) => cost,
      }),
  });
