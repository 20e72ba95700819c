import { z } from "zod";
import { assignReps } from "../../app/plans/assign-reps.ts";
import { matchTerritories, type PlanMatching } from "../../app/plans/match-territories.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { matrixQuery, matrixSchema, ownersBody } from "../../contract/assignment-matrix.ts";
import { BrokenInvariant } from "../../contract/outcome.ts";
import { assignedSchema, planParams } from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

const TAGS = ["plans"];

/** Who should own which territory of a plan, and giving it to them. */
export const assignmentMatrixRoutes = (world: PlanWorld): RouteModule => ({
  name: "assignment-matrix",
  routes: [matrixRoute(world), ownersRoute(world)],
});

const matrixRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/assignment-matrix",
    action: "plans:inspect",
    summary:
      "Who should own which territory: every rep scored for each, the best matching, and the runner-up",
    description:
      "Weights are this product's own defaults, not published ones. A rep takes as many territories as they own today, one at least. Nothing is changed: give the territories with POST /v1/plans/{planId}/owners.",
    tags: TAGS,
    params: planParams,
    query: matrixQuery,
    cost: "heavy",
    responses: { 200: matrixSchema },
    handler: async ({ actor, params, query }) => {
      const request = { ...params, date: query.date ?? null, leastGain: query.leastGain ?? null };
      return answer(await matchTerritories(world, actor, request), (matching) => ({
        status: 200,
        body: presentMatching(matching),
      }));
    },
  });

const ownersRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/owners",
    action: "assignments:edit",
    summary: "Give territories their primary reps from a date on, all or none",
    description:
      "The owners of until then end on that date. Who owns a territory for good already goes on. In a plan in review it makes a new version.",
    tags: TAGS,
    params: planParams,
    body: ownersBody,
    idempotent: true,
    responses: { 201: z.strictObject({ items: z.array(assignedSchema) }) },
    handler: async ({ actor, params, body }) =>
      answer(await assignReps(world, actor, { ...params, ...body }), (written) => ({
        status: 201,
        body: { items: written.map(({ planId: _, ...assignment }) => assignment) },
      })),
  });

type Match = PlanMatching["territories"][number];
type Pair = Match["candidates"][number];

function presentMatching({ date, leastGain, territories, free, totals, ...named }: PlanMatching) {
  const presentPair = ({ rep, parts, ...pair }: Pair) => {
    const found = named.reps.get(rep);
    if (found === undefined)
      throw new BrokenInvariant(`got rep ${rep} in a matching, expected one of its reps`);
    return {
      ...{ repId: found.id, repCode: rep, repName: found.name, ...pair },
      parts: parts.map(({ inputs, ...part }) => ({ ...part, inputs: { ...inputs } })),
    };
  };
  const presentMatch = ({ territory, assigned, runnerUp, candidates, excluded, ...match }: Match) => ({
    territoryId: named.territoryIds.get(territory) ?? "",
    territoryCode: territory,
    ...match,
    assigned: assigned && presentPair(assigned),
    runnerUp: runnerUp && { ...runnerUp, pair: presentPair(runnerUp.pair), neededIn: [...runnerUp.neededIn] },
    candidates: candidates.map(presentPair),
    excluded: excluded.map(({ rep, reason }) => ({ repCode: rep, reason })),
    unknownParts: [...match.unknownParts],
  });
  return { date, leastGain, territories: territories.map(presentMatch), free: [...free], totals };
}
