import { type Outcome, success } from "../../core/domain/problem.ts";
import type { NamedVacancy, NamedVacancyTerritory } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound, stale } from "../refuse.ts";

/** What is done to a case, on the version that the actor has seen. */
export interface VacancyRequest {
  readonly vacancyId: string;
  readonly version: number;
}

/** A case that is planned or open, with staffing held. Problems: APP-404, APP-412, APP-409 it is over. */
export async function holdVacancy(
  tx: Transaction,
  { vacancyId, version }: VacancyRequest,
): Promise<Outcome<NamedVacancy>> {
  await tx.owners.lockStaffing();
  const vacancy = await tx.vacancies.find(vacancyId);
  if (!vacancy) return notFound("vacancy", vacancyId);
  if (vacancy.version !== version) return stale("vacancy", vacancy.version);
  return vacancy.state === "planned" || vacancy.state === "open"
    ? success(vacancy)
    : conflict(`vacancy ${vacancyId}`, `it is ${vacancy.state}`, "what is over stays as it was");
}

/** One in which somebody stands in, with a territory of it. Problems: as `holdVacancy`, APP-404 the territory. */
export async function holdTerritory(
  tx: Transaction,
  request: VacancyRequest & { readonly territoryId: string },
): Promise<Outcome<{ readonly vacancy: NamedVacancy; readonly line: NamedVacancyTerritory }>> {
  const held = await holdVacancy(tx, request);
  if (!held.ok) return held;
  if (held.value.state === "planned") {
    const cause = `it begins on ${held.value.startsOn}`;
    return conflict(
      `vacancy ${request.vacancyId}`,
      cause,
      "name a deputy; who stands in is chosen on the day",
    );
  }
  const lines = await tx.vacancies.territories(request.vacancyId);
  const line = lines.find(({ territoryId }) => territoryId === request.territoryId);
  return line ? success({ vacancy: held.value, line }) : notFound("territory", request.territoryId);
}
