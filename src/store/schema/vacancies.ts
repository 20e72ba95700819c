import { date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { INTERIM_SOURCES, VACANCY_CAUSES, VACANCY_STATES } from "../../core/domain/vacancy.ts";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { members, reps } from "./people.ts";
import { territories } from "./plans.ts";

/**
 * A rep who is away for good or for a time, and what becomes of their work. One departure per rep that is not over
 * (`vacancies_one_departure`); leaves of a rep do not overlap (`vacancies_leaves_apart`).
 */
export const vacancies = pgTable(
  "vacancies",
  {
    orgId: orgId(),
    id: id(),
    repId: uuid("rep_id").notNull(),
    cause: text("cause", { enum: VACANCY_CAUSES }).notNull(),
    state: text("state", { enum: VACANCY_STATES }).notNull(),
    /** First civil date away. */
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    /** First civil date back; null: for good. */
    endsOn: date("ends_on", { mode: "string" }),
    /** Who was named to stand in, if anybody. */
    deputyRepId: uuid("deputy_rep_id"),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    openedAt: instant("opened_at"),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    /** Why it was closed with open lines of the checklist; null: nothing was open. */
    waiver: text("waiver"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("vacancies_rep_index").on(t.orgId, t.repId),
    index("vacancies_start_index").on(t.orgId, t.startsOn, t.id),
    refersTo("vacancies_rep_fk", [t.orgId, t.repId], reps),
    refersTo("vacancies_deputy_fk", [t.orgId, t.deputyRepId], reps),
    refersTo("vacancies_author_fk", [t.orgId, t.createdBy], members),
  ],
);

/** A territory that the absent rep owned: who stands in and why they, and who follows for good. */
export const vacancyTerritories = pgTable(
  "vacancy_territories",
  {
    orgId: orgId(),
    vacancyId: uuid("vacancy_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    interimRepId: uuid("interim_rep_id").notNull(),
    interimBy: text("interim_by", { enum: INTERIM_SOURCES }).notNull(),
    successorRepId: uuid("successor_rep_id"),
    successorFrom: date("successor_from", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.vacancyId, t.territoryId] }),
    index("vacancy_territories_interim_index").on(t.orgId, t.interimRepId),
    refersTo("vacancy_territories_vacancy_fk", [t.orgId, t.vacancyId], vacancies),
    refersTo("vacancy_territories_territory_fk", [t.orgId, t.territoryId], territories),
    refersTo("vacancy_territories_interim_fk", [t.orgId, t.interimRepId], reps),
    refersTo("vacancy_territories_successor_fk", [t.orgId, t.successorRepId], reps),
  ],
);

/** A line of a handover's checklist: of the template by its key, or a text of one's own. */
export const vacancyItems = pgTable(
  "vacancy_items",
  {
    orgId: orgId(),
    id: id(),
    vacancyId: uuid("vacancy_id").notNull(),
    position: integer("position").notNull(),
    key: text("key"),
    body: text("body"),
    dueOn: date("due_on", { mode: "string" }),
    doneOn: date("done_on", { mode: "string" }),
    doneBy: uuid("done_by"),
    /** Why it need not be done. */
    waiver: text("waiver"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("vacancy_items_vacancy_index").on(t.orgId, t.vacancyId),
    refersTo("vacancy_items_vacancy_fk", [t.orgId, t.vacancyId], vacancies),
  ],
);
