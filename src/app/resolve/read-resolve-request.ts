import type { ResolveQuery } from "../../contract/resolve.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { ResolveRequest } from "./resolve-territory.ts";

/** What was asked through a door; today where no date is given. */
export function readResolveRequest(query: ResolveQuery, today: CivilDate): ResolveRequest {
  const { lon = null, lat = null, unit = null, date = today, salesForce = null } = query;
  const { postalCode = null, city = null, state = null, country = null } = query;
  const { code = null, name = null, segment = null, industry = null, stage = null } = query;
  const { revenue = null, potential = null, workloadHours = null, products = "" } = query;
  const texts = { code, name, segment, industry, stage, family: query.family ?? code, unit };
  const listed = products.split(",").filter((product) => product.trim() !== "");
  const account = { ...texts, products: listed, revenue, potential, workloadHours, lon, lat };
  return { account, address: { postalCode, city, state, country }, date, salesForce };
}
