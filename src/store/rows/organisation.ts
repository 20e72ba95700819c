import { eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { OrganisationRows } from "../../app/ports/rows/organisation.ts";
import { BrokenInvariant } from "../../core/domain/problem.ts";
import { organisations } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function organisationRows(db: Database, { orgId }: Actor): OrganisationRows {
  return {
    get: async () => {
      const [row] = await db.select().from(organisations).where(eq(organisations.orgId, orgId));
      if (!row) throw new BrokenInvariant(`got no organisation ${orgId}, expected the actor's own`);
      const { orgId: id, createdAt: _, ...settings } = row;
      return { id, ...settings };
    },
    update: async (change) => {
      if (Object.keys(change).length === 0) return;
      const { secondFactorRoles, feastDates, ...rest } = change;
      await db
        .update(organisations)
        .set({
          ...rest,
          ...(secondFactorRoles && { secondFactorRoles: [...secondFactorRoles] }),
          ...(feastDates !== undefined && { feastDates: feastDates && [...feastDates] }),
        })
        .where(eq(organisations.orgId, orgId));
    },
  };
}
