import { z } from "zod";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { Product } from "../../app/ports/rows/products.ts";
import { changeProduct } from "../../app/products/change-product.ts";
import { createProduct } from "../../app/products/create-product.ts";
import { getProduct } from "../../app/products/get-product.ts";
import { listProducts } from "../../app/products/list-products.ts";
import {
  productBody,
  productChangeBody,
  productPage,
  productParams,
  productQuery,
  productSchema,
} from "../../contract/sales.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["products"];

/** What is sold. */
export const productRoutes = (world: PlanWorld): RouteModule => ({
  name: "products",
  routes: [listRoute(world), getRoute(world), createRoute(world), changeRoute(world)],
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/products",
    action: "products:read",
    summary: "Products by code",
    tags: TAGS,
    query: productQuery,
    responses: { 200: productPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "products",
        query,
        key: z.tuple([z.string()]),
        keyOf: ({ code }: Product) => [code],
        read: (limit, key) => listProducts(world, actor, { limit, afterCode: key?.[0] ?? null }),
        present: (product: Product) => product,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/products/:productId",
    action: "products:read",
    summary: "One product",
    tags: TAGS,
    params: productParams,
    responses: { 200: productSchema },
    handler: async ({ actor, params }) =>
      answer(await getProduct(world, actor, params), (product) => ({
        status: 200,
        version: product.version,
        body: product,
      })),
  });

const createRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/products",
    action: "products:edit",
    summary: "Add a product",
    tags: TAGS,
    body: productBody,
    responses: { 201: productSchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await createProduct(world, actor, body), (product) => ({
        status: 201,
        version: product.version,
        body: product,
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/products/:productId",
    action: "products:edit",
    summary: "Change a product",
    tags: TAGS,
    params: productParams,
    body: productChangeBody,
    ifMatch: "required",
    responses: { 200: productSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeProduct(world, actor, request), (product) => ({
        status: 200,
        version: product.version,
        body: product,
      }));
    },
  });
