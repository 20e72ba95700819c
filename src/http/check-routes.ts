import { z } from "zod";
import { ACTIONS } from "../app/rights/policy.ts";
import { BrokenInvariant } from "../contract/outcome.ts";
import type { Route, RouteModule } from "./define-route.ts";
import { isProblemStatus } from "./problem-reply.ts";

/** Refuses to build a server with a route that is open by mistake, lax, or declared twice. */
export function checkRoutes(modules: readonly RouteModule[]): void {
  const routes = modules.flatMap((module) => module.routes);
  const faults = [
    ...routes.flatMap(findFaults),
    ...repeated(routes.map((route) => `${route.method} ${route.url}`)).map(
      (name) => `${name} is declared twice`,
    ),
    ...repeated(routes.map((route) => route.operationId)).map((id) => `operationId ${id} is given twice`),
    ...modules.flatMap(findStatusFaults),
  ];
  if (faults.length > 0) throw new BrokenInvariant(`got routes that cannot be served: ${faults.join("; ")}`);
}

function findFaults(route: Route): string[] {
  const name = `${route.method} ${route.url}`;
  const faults: string[] = [];
  const actions: readonly string[] = ["public", ...ACTIONS];
  if (!actions.includes(route.action))
    faults.push(`${name} has no action of the policy table: ${route.action}`);
  if (route.tags.length === 0) faults.push(`${name} has no tag`);
  if (route.method === "GET" && route.body) faults.push(`${name} takes a body`);
  const inPath = [...route.url.matchAll(/:([A-Za-z]+)/g)].map(([, parameter]) => parameter);
  const declared = route.params instanceof z.ZodObject ? Object.keys(route.params.shape) : [];
  if (inPath.sort().join() !== declared.sort().join()) {
    faults.push(`${name} declares the path parameters [${declared}], its path has [${inPath}]`);
  }
  for (const part of ["params", "query", "body"] as const) {
    const schema = route[part];
    if (schema)
      faults.push(...findLaxObjects(schema).map((place) => `${name} ${part}${place} takes unknown fields`));
  }
  if (route.idempotent) faults.push(...findIdempotencyFaults(route).map((fault) => `${name} ${fault}`));
  return faults;
}

function findIdempotencyFaults(route: Route): string[] {
  const faults: string[] = [];
  if (route.action === "public")
    faults.push("cannot be idempotent: nobody is signed in whose key it could be");
  for (const [status, spec] of Object.entries(route.responses)) {
    if (!(spec instanceof z.ZodType) && spec.kind !== "empty") {
      faults.push(`cannot be idempotent: its answer ${status} is not JSON`);
    }
  }
  return faults;
}

function findStatusFaults(module: RouteModule): string[] {
  return Object.entries(module.statuses ?? {})
    .filter(([, status]) => !isProblemStatus(status))
    .map(([code, status]) => `${module.name} gives ${code} the status ${status}, which no problem has`);
}

/** Places (JSON pointers of the JSON schema) where an object has fields but does not refuse others. */
function findLaxObjects(schema: z.ZodType): string[] {
  const found: string[] = [];
  const visit = (node: unknown, place: string): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node && !("additionalProperties" in node)) found.push(place);
    for (const [name, child] of Object.entries(node)) visit(child, `${place}/${name}`);
  };
  visit(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), "");
  return found;
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
