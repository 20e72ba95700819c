import { asc, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { PlaceRows } from "../../app/ports/rows/places.ts";
import { places } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export const placeRows = (db: Database, { orgId }: Actor): PlaceRows => ({
  all: async () => {
    const rows = await db.select().from(places).where(eq(places.orgId, orgId)).orderBy(asc(places.code));
    return rows.map(({ name, country, admin1, admin2, postalCode, lon, lat, population }) => ({
      name,
      country,
      admin1,
      admin2,
      postalCode,
      lon,
      lat,
      population: population ?? 0,
    }));
  },
});
