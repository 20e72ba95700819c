import type { FastifyInstance, InjectOptions } from "fastify";
import { afterEach, expect } from "vitest";
import { problemDetailsSchema } from "../src/contract/problem-details.ts";
import { buildServer } from "../src/http/build-server.ts";
import type { HttpWorld } from "../src/http/http-world.ts";
import { exampleRoutes, exampleWorld } from "./http-example.ts";

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

export function startExample(overrides: Partial<HttpWorld> = {}) {
  const world = exampleWorld(overrides);
  const server = buildServer(world, [exampleRoutes()]);
  open.push(server);
  const ask = (
    method: NonNullable<InjectOptions["method"]>,
    url: string,
    options: InjectOptions & { as?: string } = {},
  ) =>
    server.inject({
      ...options,
      method,
      url,
      headers: { authorization: `Bearer ${options.as ?? "ops"}`, ...options.headers },
    });
  return { server, world, ask };
}

export type Answer = Awaited<ReturnType<ReturnType<typeof startExample>["ask"]>>;

/** Status and codes of a refusal, after its form has been checked. */
export function refusal(answer: Answer) {
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const details = problemDetailsSchema.parse(answer.json());
  expect(details.status).toBe(answer.statusCode);
  return {
    status: details.status,
    problems: details.problems.map(({ code, where }) => `${code} ${where.file}${where.item ?? ""}`),
  };
}
