import { buildServer } from "../http/build-server.ts";
import { routeModules } from "./route-modules.ts";

/** The OpenAPI document of this source: what GET /v1/openapi.json answers. No store is needed, for nothing is asked. */
export async function describeApi(version: string): Promise<object> {
  const untouched = {} as never;
  const server = buildServer(
    {
      version,
      authenticate: async () => null,
      isReady: async () => [],
      idempotency: untouched,
      log: { write: () => {} },
    },
    routeModules(untouched),
  );
  await server.ready();
  const document = server.swagger();
  await server.close();
  return document;
}
