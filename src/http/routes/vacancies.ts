import { z } from "zod";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { NamedVacancy } from "../../app/ports/rows/vacancies.ts";
import { announceLeave } from "../../app/vacancies/announce-leave.ts";
import { cancelLeave } from "../../app/vacancies/cancel-leave.ts";
import { changeLeave } from "../../app/vacancies/change-leave.ts";
import { chooseInterim, chooseSuccessor } from "../../app/vacancies/choose-owner.ts";
import { closeVacancy } from "../../app/vacancies/close-vacancy.ts";
import { getVacancy, listVacancies, type VacancyPage } from "../../app/vacancies/read-vacancy.ts";
import { civilDate } from "../../contract/civil-date.ts";
import {
  closingBody,
  interimBody,
  leaveBody,
  leaveChangeBody,
  ownerParams,
  successorBody,
  vacancyListPage,
  vacancyPageSchema,
  vacancyParams,
  vacancyQuery,
  vacancySchema,
} from "../../contract/vacancies.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { presentItem } from "./vacancy-items.ts";

const TAGS = ["vacancies"];
const KEY = z.tuple([civilDate, z.uuid()]);

/** Reps who are away: who stands in, who follows. */
export const vacancyRoutes = (world: PlanWorld): RouteModule => ({
  name: "vacancies",
  routes: [
    listRoute(world),
    getRoute(world),
    announceRoute(world),
    changeRoute(world),
    cancelRoute(world),
    interimRoute(world),
    successorRoute(world),
    closeRoute(world),
  ],
});

const present = ({ createdAt, openedAt, closedAt, ...vacancy }: NamedVacancy) => ({
  ...vacancy,
  createdAt: createdAt.toISOString(),
  openedAt: openedAt?.toISOString() ?? null,
  closedAt: closedAt?.toISOString() ?? null,
});

const reply = (vacancy: NamedVacancy) => ({
  status: 200 as const,
  version: vacancy.version,
  body: present(vacancy),
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/vacancies",
    action: "vacancies:read",
    summary: "Reps who leave or are on leave, latest first day first",
    tags: TAGS,
    query: vacancyQuery,
    responses: { 200: vacancyListPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "vacancies",
        query,
        key: KEY,
        keyOf: ({ startsOn, id }: NamedVacancy) => [String(startsOn), id],
        read: (limit, key) => {
          const after = key && { day: key[0], id: key[1] };
          const { state = null, repId = null } = query;
          return listVacancies(world, actor, { limit, after, state, repId });
        },
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/vacancies/:vacancyId",
    action: "vacancies:read",
    summary: "One case: territories, who stands in, the checklist, and what there is to hand over",
    tags: TAGS,
    params: vacancyParams,
    responses: { 200: vacancyPageSchema },
    tagged: true,
    handler: async ({ actor, params }) =>
      answer(await getVacancy(world, actor, params), (page) => ({
        status: 200,
        version: page.vacancy.version,
        body: {
          vacancy: present(page.vacancy),
          territories: page.territories.map(presentTerritory),
          items: page.items.map(presentItem),
          counts: page.counts,
        },
      })),
  });

const presentTerritory = ({
  vacancyId: _,
  territoryCode,
  territoryName,
  ...line
}: VacancyPage["territories"][number]) => ({ ...line, code: territoryCode, name: territoryName });

const announceRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/vacancies",
    action: "vacancies:edit",
    summary: "Announce a rep's leave",
    description:
      "From its first day on somebody stands in; on its last day everything goes back. A departure is announced by `endsOn` of the rep.",
    tags: TAGS,
    body: leaveBody,
    responses: { 201: vacancySchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await announceLeave(world, actor, body), (vacancy) => ({
        ...reply(vacancy),
        status: 201 as const,
        headers: { location: `/v1/vacancies/${vacancy.id}` },
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/vacancies/:vacancyId",
    action: "vacancies:edit",
    summary: "Move a leave, or name another deputy",
    tags: TAGS,
    params: vacancyParams,
    body: leaveChangeBody,
    ifMatch: "required",
    responses: { 200: vacancySchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, ...withoutUndefined(body) };
      return answer(await changeLeave(world, actor, request), reply);
    },
  });

const cancelRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/vacancies/:vacancyId/cancel",
    action: "vacancies:edit",
    summary: "Call a leave off: everything is the rep's again from today",
    tags: TAGS,
    params: vacancyParams,
    ifMatch: "required",
    responses: { 200: vacancySchema },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await cancelLeave(world, actor, { ...params, version: ifMatch }), reply),
  });

/** A territory of a case, by the names of its path. */
export const toRequest = (params: z.output<typeof ownerParams>) => ({
  vacancyId: params.vacancyId,
  territoryId: params.coveredTerritoryId,
});

const interimRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/vacancies/:vacancyId/territories/:coveredTerritoryId/interim",
    action: "vacancies:edit",
    summary: "Choose who stands in, from today",
    description: "If-Match names the version of the case.",
    tags: TAGS,
    params: ownerParams,
    body: interimBody,
    ifMatch: "required",
    responses: { 200: vacancySchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await chooseInterim(world, actor, { ...toRequest(params), ...body, version: ifMatch }), reply),
  });

const successorRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/vacancies/:vacancyId/territories/:coveredTerritoryId/successor",
    action: "vacancies:edit",
    summary: "Choose who owns a territory for good",
    description: "If-Match names the version of the case.",
    tags: TAGS,
    params: ownerParams,
    body: successorBody,
    ifMatch: "required",
    responses: { 200: vacancySchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await chooseSuccessor(world, actor, { ...toRequest(params), ...body, version: ifMatch }), reply),
  });

const closeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/vacancies/:vacancyId/close",
    action: "vacancies:edit",
    summary: "Close a case",
    description:
      "Every territory has an owner for good, or its plan no longer holds; the checklist is done, or waived with a reason.",
    tags: TAGS,
    params: vacancyParams,
    body: closingBody,
    ifMatch: "required",
    responses: { 200: vacancySchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await closeVacancy(world, actor, { ...params, ...body, version: ifMatch }), reply),
  });
