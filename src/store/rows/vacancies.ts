import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  DueDeparture,
  NamedVacancy,
  NamedVacancyTerritory,
  VacancyItem,
  VacancyRecord,
  VacancyRows,
} from "../../app/ports/rows/vacancies.ts";
import {
  members,
  reps,
  territories,
  territoryTotals,
  vacancies,
  vacancyItems,
  vacancyTerritories,
} from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { latestDayFirst, whereGiven } from "./latest-day-first.ts";

export function vacancyRows(db: Database, { orgId }: Actor): VacancyRows {
  const ofOrganisation = eq(vacancies.orgId, orgId);
  const named = () =>
    db
      .select({ vacancy: vacancies, repCode: reps.code, repName: reps.name })
      .from(vacancies)
      .leftJoin(reps, and(eq(reps.orgId, orgId), eq(reps.id, vacancies.repId)));
  return {
    insert: async (vacancy) => {
      await db.insert(vacancies).values({ ...vacancy, orgId });
    },
    find: async (id) => {
      const [row] = await named().where(and(ofOrganisation, eq(vacancies.id, id)));
      return row ? toNamed(row) : null;
    },
    list: async ({ state, repId }, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(vacancies.startsOn, vacancies.id, after);
      const isMeant = [whereGiven(vacancies.state, state), whereGiven(vacancies.repId, repId)];
      const rows = await named()
        .where(and(ofOrganisation, ...isMeant, isAfter))
        .orderBy(...order)
        .limit(limit);
      return rows.map(toNamed);
    },
    listRunning: async (repId) => {
      const runs = inArray(vacancies.state, ["planned", "open"]);
      const rows = await db
        .select()
        .from(vacancies)
        .where(and(ofOrganisation, runs, whereGiven(vacancies.repId, repId)))
        .orderBy(asc(vacancies.startsOn), asc(vacancies.id));
      return rows.map(toVacancy);
    },
    update: async (id, changes) => {
      await db
        .update(vacancies)
        .set({ ...changes, version: sql`${vacancies.version} + 1` })
        .where(and(ofOrganisation, eq(vacancies.id, id)));
    },
    departuresDue: (today) => departuresDue(db, orgId, today),
    planners: async () => {
      const isPlanner = and(inArray(members.role, ["admin", "sales-ops"]), eq(members.isActive, true));
      const rows = await db
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.orgId, orgId), isPlanner))
        .orderBy(asc(members.id));
      return rows.map(({ id }) => id);
    },
    ...territoryRows(db, orgId),
    ...itemRows(db, orgId),
  };
}

type VacancyRow = typeof vacancies.$inferSelect;

// dates come as PostgreSQL writes them: YYYY-MM-DD
const toVacancy = ({ orgId: _, ...row }: VacancyRow) => row as VacancyRecord;

const toNamed = ({
  vacancy,
  ...names
}: {
  vacancy: VacancyRow;
  repCode: string | null;
  repName: string | null;
}): NamedVacancy => ({ ...toVacancy(vacancy), ...names });

async function departuresDue(db: Database, orgId: string, today: string): Promise<readonly DueDeparture[]> {
  const { rows } = await db.execute<DueDeparture & Record<string, unknown>>(sql`
    SELECT r.id AS "repId", r.ends_on::text AS "endsOn" FROM reps r
    WHERE r.org_id = ${orgId} AND r.ends_on <= ${today}::date
      AND NOT EXISTS (SELECT FROM vacancies v WHERE v.org_id = r.org_id AND v.rep_id = r.id AND v.cause = 'departure'
        AND v.state IN ('planned', 'open'))
      AND EXISTS (SELECT FROM rep_assignments ra
        JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id AND p.state = 'active'
        JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
        WHERE ra.org_id = r.org_id AND ra.rep_id = r.id AND upper_inf(ra.recorded) AND ra.role IN ('primary', 'interim')
          AND ra.valid && daterange(r.ends_on, NULL))
    ORDER BY r.code`);
  return rows;
}

function territoryRows(db: Database, orgId: string): Pick<VacancyRows, "territories" | "putTerritory"> {
  const interim = alias(reps, "interim");
  const successor = alias(reps, "successor");
  const { vacancyId, territoryId } = vacancyTerritories;
  return {
    territories: async (id) => {
      const rows = await db
        .select({
          vacancyId,
          territoryId,
          interimRepId: vacancyTerritories.interimRepId,
          interimBy: vacancyTerritories.interimBy,
          successorRepId: vacancyTerritories.successorRepId,
          successorFrom: vacancyTerritories.successorFrom,
          planId: territories.planId,
          territoryCode: territories.code,
          territoryName: territories.name,
          accounts: territoryTotals.accounts,
          revenue: territoryTotals.revenue,
          workloadHours: territoryTotals.workloadHours,
          interimRepName: interim.name,
          successorRepName: successor.name,
        })
        .from(vacancyTerritories)
        .innerJoin(territories, and(eq(territories.orgId, orgId), eq(territories.id, territoryId)))
        .innerJoin(
          territoryTotals,
          and(eq(territoryTotals.orgId, orgId), eq(territoryTotals.territoryId, territoryId)),
        )
        .leftJoin(interim, and(eq(interim.orgId, orgId), eq(interim.id, vacancyTerritories.interimRepId)))
        .leftJoin(
          successor,
          and(eq(successor.orgId, orgId), eq(successor.id, vacancyTerritories.successorRepId)),
        )
        .where(and(eq(vacancyTerritories.orgId, orgId), eq(vacancyId, id)))
        .orderBy(asc(territories.code), asc(territoryId));
      return rows as readonly NamedVacancyTerritory[];
    },
    putTerritory: async (line) => {
      await db
        .insert(vacancyTerritories)
        .values({ ...line, orgId })
        .onConflictDoUpdate({
          target: [vacancyTerritories.orgId, vacancyId, territoryId],
          set: line,
        });
    },
  };
}

function itemRows(db: Database, orgId: string): Pick<VacancyRows, "insertItems" | "items" | "updateItem"> {
  const { id, version, vacancyId, position } = vacancyItems;
  return {
    insertItems: async (items) => {
      if (items.length > 0) await db.insert(vacancyItems).values(items.map((item) => ({ ...item, orgId })));
    },
    items: async (ofVacancy) => {
      const rows = await db
        .select()
        .from(vacancyItems)
        .where(and(eq(vacancyItems.orgId, orgId), eq(vacancyId, ofVacancy)))
        .orderBy(asc(position), asc(id));
      return rows.map(({ orgId: _, ...item }) => item as VacancyItem);
    },
    updateItem: async (itemId, ofVersion, changes) => {
      const changed = await db
        .update(vacancyItems)
        .set({ ...changes, version: ofVersion + 1 })
        .where(and(eq(vacancyItems.orgId, orgId), eq(id, itemId), eq(version, ofVersion)))
        .returning({ id });
      return changed.length > 0;
    },
  };
}
