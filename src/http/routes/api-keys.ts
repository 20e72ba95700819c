import { createApiKey } from "../../app/people/create-api-key.ts";
import { listApiKeys } from "../../app/people/list-api-keys.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import { revokeApiKey } from "../../app/people/revoke-api-key.ts";
import type { ApiKey } from "../../app/ports/rows/api-keys.ts";
import {
  apiKeyBody,
  apiKeyPage,
  apiKeyParams,
  apiKeyQuery,
  createdApiKeySchema,
} from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";

const TAGS = ["api-keys"];

/** Keys for programs. Each acts as its member, with no more than the member's rights of the moment. */
export const apiKeyRoutes = (world: PeopleWorld): RouteModule => ({
  name: "api-keys",
  routes: [listRoute(world), createRoute(world), revokeRoute(world)],
});

const presentKey = (key: ApiKey) => ({
  ...key,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
});

const listRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/api-keys",
    action: "api-keys:read",
    summary: "My API keys, newest first; an admin's list has everyone's",
    tags: TAGS,
    query: apiKeyQuery,
    responses: { 200: apiKeyPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "api-keys",
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
        read: (limit, key) => listApiKeys(world, actor, { limit, after: toInstantKey(key) }),
        present: presentKey,
      }),
  });

// no Idempotency-Key here: the answer holds the key and must not be kept
const createRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/api-keys",
    action: "api-keys:edit",
    summary: "Make an API key",
    description: "From a signed-in browser only, with the own password again. The key is shown this once.",
    tags: TAGS,
    body: apiKeyBody,
    responses: { 201: createdApiKeySchema },
    handler: async ({ actor, body }) => {
      const request = { ...body, expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt) };
      return answer(await createApiKey(world, actor, request), ({ apiKey, key }) => ({
        status: 201,
        body: { apiKey: presentKey(apiKey), key },
      }));
    },
  });

const revokeRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/api-keys/:apiKeyId",
    action: "api-keys:edit",
    summary: "Revoke an API key",
    tags: TAGS,
    params: apiKeyParams,
    responses: { 204: empty("The key opens nothing any more") },
    handler: async ({ actor, params }) =>
      answer(await revokeApiKey(world, actor, params.apiKeyId), () => ({ status: 204 })),
  });
