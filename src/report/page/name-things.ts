import type { PageContext } from "./page-context.ts";

/** "Cilacap (33.01)", or the code alone where the name says no more. */
export function describeUnit({ data }: PageContext, unit: number): string {
  const [code, name] = [data.units.codes[unit], data.units.names[unit]];
  return name && name !== code ? `${name} (${code})` : code;
}

/** Column names are written for machines: "revenue_per_month" reads better without its underscores. */
export function nameMeasure(key: string): string {
  return key.replaceAll("_", " ");
}

export function nameUnit({ data }: PageContext, unit: number): string {
  return data.units.names[unit] || data.units.codes[unit];
}

/** "T07 Bandung", the code alone where there is no other name, or the words for no territory. */
export function describeTerritory({ data, words }: PageContext, territory: number): string {
  const described = data.territories[territory];
  if (!described) {
    const former = data.givenUp[territory - data.territories.length];
    if (former) return former.code;
    return territory === -2 ? words().whiteSpace : words().unassigned;
  }
  return described.name && described.name !== described.code
    ? `${described.code} ${described.name}`
    : described.code;
}

export function nameDistrict({ data }: PageContext, territory: number): string {
  const district = data.districts?.[data.territories[territory]?.district ?? -1];
  return district ? district.name || district.code : "–";
}
