import { openTownFinder } from "../../app/resolve/find-town.ts";
import { openPlanIndexes } from "../../app/resolve/open-plan-indexes.ts";
import { readResolveRequest } from "../../app/resolve/read-resolve-request.ts";
import { type Resolved, type ResolveWorld, resolveTerritory } from "../../app/resolve/resolve-territory.ts";
import { resolvedSchema, resolveQuery } from "../../contract/resolve.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

/** Where an account belongs, for any system that asks. */
export function resolveRoutes(world: ResolveWorld & Parameters<typeof openTownFinder>[0]): RouteModule {
  const resolving = { ...world, indexes: openPlanIndexes(), towns: openTownFinder(world) };
  return {
    name: "resolve",
    routes: [
      defineRoute({
        method: "GET",
        url: "/v1/resolve",
        action: "plans:inspect",
        summary: "Territory, rep and rule chain for a place and attributes, as of a date",
        description:
          "By the plan of each sales force that holds on the date. Answers from memory: the first question after a plan " +
          "has changed reads it. Decisions of people about an account that stands already are not asked.",
        tags: ["rules"],
        query: resolveQuery,
        cost: "lookup",
        responses: { 200: resolvedSchema },
        handler: async ({ actor, query }) => {
          const request = readResolveRequest(query, actor.today);
          return answer(await resolveTerritory(resolving, actor, request), (answers) => ({
            status: 200 as const,
            body: { date: request.date, answers: answers.map(presentResolved) },
          }));
        },
      }),
    ],
  };
}

const presentResolved = ({ reps, ...resolved }: Resolved) => ({
  ...resolved,
  reps: reps.map(({ repId, repCode, repName, role }) => ({ id: repId, code: repCode, name: repName, role })),
});
