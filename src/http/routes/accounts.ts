import { z } from "zod";
import { editAccount } from "../../app/accounts/edit-account.ts";
import { getAccount } from "../../app/accounts/get-account.ts";
import { listAccounts } from "../../app/accounts/list-accounts.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { AccountRecord } from "../../app/ports/rows/accounts.ts";
import type { Store } from "../../app/ports/store.ts";
import {
  accountChangeBody,
  accountPage,
  accountParams,
  accountQuery,
  accountSchema,
} from "../../contract/geography.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

interface AccountWorld {
  readonly store: Store;
  readonly wallClock: WallClock;
}

const TAGS = ["accounts"];

/** Customers and prospects. */
export const accountRoutes = (world: AccountWorld): RouteModule => ({
  name: "accounts",
  routes: [listRoute(world), getRoute(world), editRoute(world)],
});

export const presentAccount = (account: AccountRecord) => ({
  ...account,
  products: [...account.products],
  updatedAt: account.updatedAt.toISOString(),
});

const listRoute = (world: AccountWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/accounts",
    action: "accounts:read",
    summary: "Accounts within reach, by code",
    tags: TAGS,
    query: accountQuery,
    responses: { 200: accountPage },
    handler: async ({ actor, query }) => {
      const { territoryId = null, unitId = null, segment = null, parentId = null, search = null } = query;
      return readPage({
        list: "accounts",
        query,
        key: z.tuple([z.string()]),
        keyOf: ({ code }: AccountRecord) => [code],
        read: (limit, key) =>
          listAccounts(world, actor, {
            ...{ territoryId, unitId, segment, parentId, search },
            ...{ limit, afterCode: key?.[0] ?? null },
          }),
        present: presentAccount,
      });
    },
  });

const getRoute = (world: AccountWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/accounts/:accountId",
    action: "accounts:read",
    summary: "One account",
    tags: TAGS,
    params: accountParams,
    responses: { 200: accountSchema },
    handler: async ({ actor, params }) =>
      answer(await getAccount(world, actor, params), (account) => ({
        status: 200 as const,
        body: presentAccount(account),
        version: account.version,
      })),
  });

const editRoute = (world: AccountWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/accounts/:accountId",
    action: "accounts:edit",
    summary: "Change an account",
    description: "The totals of its territories in every plan follow at once.",
    tags: TAGS,
    params: accountParams,
    body: accountChangeBody,
    ifMatch: "required",
    responses: { 200: accountSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await editAccount(world, actor, request), (account) => ({
        status: 200 as const,
        body: presentAccount(account),
        version: account.version,
      }));
    },
  });
