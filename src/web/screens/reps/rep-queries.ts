import { queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { answered, api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";

export type Rep = paths["/v1/reps"]["get"]["responses"][200]["content"]["application/json"]["items"][number];
export type Vacancy =
  paths["/v1/vacancies"]["get"]["responses"][200]["content"]["application/json"]["items"][number];
export type VacancyView =
  paths["/v1/vacancies/{vacancyId}"]["get"]["responses"][200]["content"]["application/json"];
export type Ranking =
  paths["/v1/vacancies/{vacancyId}/territories/{coveredTerritoryId}/successors"]["get"]["responses"][200]["content"]["application/json"];

const page = (after: string | undefined) => ({ limit: 200, ...(after === undefined ? {} : { after }) });

/** Reps within reach. */
export const repsQuery = queryOptions({
  queryKey: ["reps"],
  queryFn: () => allPages<Rep>((after) => dataOf(api.GET("/v1/reps", { params: { query: page(after) } }))),
});

/** Absences and handovers within reach, latest first day first. */
export const vacanciesQuery = queryOptions({
  queryKey: ["vacancies"],
  queryFn: () =>
    allPages<Vacancy>((after) => dataOf(api.GET("/v1/vacancies", { params: { query: page(after) } }))),
});

/** One handover with the version that its changes name. */
export const vacancyQuery = (vacancyId: string) =>
  queryOptions({
    queryKey: ["vacancies", vacancyId],
    queryFn: async () =>
      (await answered(api.GET("/v1/vacancies/{vacancyId}", { params: { path: { vacancyId } } }))).data,
  });
