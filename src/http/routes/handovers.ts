import { z } from "zod";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { HandedOverAccount, HandedOverOpportunity } from "../../app/ports/rows/handovers.ts";
import { listHandedAccounts, listHandedOpportunities } from "../../app/vacancies/list-handover.ts";
import { rankForVacancy, type SuccessorRanking } from "../../app/vacancies/read-vacancy.ts";
import {
  handedAccountPage,
  handedOpportunityPage,
  ownerParams,
  pageQuery,
  successorRankingSchema,
  vacancyParams,
} from "../../contract/vacancies.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { toRequest } from "./vacancies.ts";

const TAGS = ["vacancies"];
const KEY = z.tuple([z.number(), z.uuid()]);

/** What a case hands over, and who could take it. */
export const handoverRoutes = (world: PlanWorld): RouteModule => ({
  name: "handovers",
  routes: [accountRoute(world), opportunityRoute(world), successorRoute(world)],
});

const accountRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/vacancies/:vacancyId/accounts",
    action: "vacancies:read",
    summary: "Accounts that a case hands over, largest revenue first",
    tags: TAGS,
    params: vacancyParams,
    query: pageQuery,
    responses: { 200: handedAccountPage },
    handler: async ({ actor, params: { vacancyId }, query }) =>
      readPage({
        list: `vacancy-accounts/${vacancyId}`,
        query,
        key: KEY,
        keyOf: ({ revenue, id }: HandedOverAccount) => [revenue, id],
        read: (limit, key) => {
          const after = key && { revenue: key[0], id: key[1] };
          return listHandedAccounts(world, actor, { vacancyId, limit, after });
        },
        present: (account: HandedOverAccount) => account,
      }),
  });

const opportunityRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/vacancies/:vacancyId/opportunities",
    action: "vacancies:read",
    summary: "Open opportunities of the rep and of the case's accounts, largest first",
    tags: TAGS,
    params: vacancyParams,
    query: pageQuery,
    responses: { 200: handedOpportunityPage },
    handler: async ({ actor, params: { vacancyId }, query }) =>
      readPage({
        list: `vacancy-opportunities/${vacancyId}`,
        query,
        key: KEY,
        keyOf: ({ amount, id }: HandedOverOpportunity) => [amount, id],
        read: (limit, key) => {
          const after = key && { amount: key[0], id: key[1] };
          return listHandedOpportunities(world, actor, { vacancyId, limit, after });
        },
        present: (opportunity: HandedOverOpportunity) => opportunity,
      }),
  });

const successorRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/vacancies/:vacancyId/territories/:coveredTerritoryId/successors",
    action: "vacancies:edit",
    summary: "Who could take a territory over, best first, with every part of the score",
    description:
      "Weights and limits are this product's own defaults, not published ones; nobody is ranked by what lies within them.",
    tags: TAGS,
    params: ownerParams,
    responses: { 200: successorRankingSchema },
    handler: async ({ actor, params }) =>
      answer(await rankForVacancy(world, actor, toRequest(params)), (ranking) => ({
        status: 200,
        body: presentRanking(ranking),
      })),
  });

const presentRanking = ({ ranked, excluded, unknownParts, isClear }: SuccessorRanking) => ({
  ranked: ranked.map(({ parts, ...rest }) => ({
    ...rest,
    parts: parts.map(({ inputs, ...part }) => ({ ...part, inputs: { ...inputs } })),
  })),
  excluded: [...excluded],
  unknownParts: [...unknownParts],
  isClear,
});
