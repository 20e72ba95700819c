import type { ImportWorld } from "../../src/app/imports/import-world.ts";
import { createPlan } from "../../src/app/plans/create-plan.ts";
import type { Actor } from "../../src/app/ports/actor.ts";
import { applyRulesNow } from "../../src/app/rules/apply-rules.ts";
import type { RuleDraft } from "../../src/app/rules/rule-draft.ts";
import { success } from "../../src/core/domain/problem.ts";
import { unwatched } from "../import-file.ts";
import { expectValue } from "../people.ts";
import { bringIn } from "./carry-over.ts";

type Row = Readonly<Record<string, string>>;

/** Sales territories of AdventureWorks, those of its resellers that bought nothing apart. */
const ADVENTURE_WORKS = ["none", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"].map((key) => `AW-${key}`);
const TECHNOLOGY = ["technolgy", "software", "telecommunications"];
/** States of Brazil that are not on the map. */
const ELSEWHERE = [
  "GO",
  "DF",
  "BA",
  "CE",
  "PE",
  "PB",
  "RN",
  "MS",
  "MT",
  "RO",
  "SE",
  "AC",
  "PI",
  "MA",
  "AM",
  "PA",
];
const OTHER_SECTORS = [
  ...["employment", "entertainment", "finance", "marketing"],
  ...["medical", "retail", "services"],
];

/**
 * A draft "Regions" on the municipalities of South-East and South of Brazil, as their TopoJSON has them: a territory for
 * each of the seven states, brought by a file, and those that only rules put accounts into. Gives its id.
 */
export async function drawRegions(world: ImportWorld, actor: Actor, topojson: Uint8Array): Promise<string> {
  const layers = await world.store.transact(actor, async (tx) => success(await tx.layers.list()));
  const layerId = expectValue(layers).find(({ name }) => name === "Municipalities")?.id ?? "";
  const codes = [...ADVENTURE_WORKS, "NORTHWIND", "TECHNOLOGY", "SECTORS", "ELSEWHERE"];
  const territories = codes.map((code) => ({ code, name: `Area ${code}`, parent: null, share: 1 }));
  const asked = { name: "Regions", salesForce: "brazil", layerId, territories, wishes: {} };
  const { id } = expectValue(await createPlan(world, actor, asked));
  const { objects } = JSON.parse(Buffer.from(topojson).toString());
  const units: readonly { readonly properties: Row }[] = objects.municipios.geometries;
  const lines = units.map(({ properties: { ibge, uf } }) => `${ibge},${uf}`);
  const content = ["unit,territory", ...lines].join("\n");
  await bringIn(world, actor, { kind: "alignment", content, options: { more: { plan: id } } });
  return id;
}

/** Lists of accounts for AdventureWorks and Northwind, conditions for the CRM's sectors and for sellers outside the map. */
export function regionRules(files: {
  readonly lines: readonly Row[];
  readonly resellers: readonly Row[];
  readonly customers: readonly Row[];
}): readonly RuleDraft[] {
  const regionOf = new Map(files.lines.map((line) => [line.ResellerKey, `AW-${line.SalesTerritoryKey}`]));
  const resellers = files.resellers.map(({ ResellerKey }) => ResellerKey);
  const isIn = (region: string) => (key: string) => (regionOf.get(key) ?? "AW-none") === region;
  const customers = files.customers.map(({ CustomerID }) => CustomerID);
  return [
    ...ADVENTURE_WORKS.map((region) => list(region, resellers.filter(isIn(region)))),
    list("NORTHWIND", customers),
    anyOf("TECHNOLOGY", "industry", TECHNOLOGY),
    anyOf("SECTORS", "industry", OTHER_SECTORS),
    anyOf("ELSEWHERE", "segment", ELSEWHERE),
  ];
}

const RULE = { name: "Only", isActive: true, isInherited: false, keepsFamilies: false, filter: "" };

const list = (territory: string, accounts: readonly string[]): RuleDraft => ({
  ...RULE,
  territory,
  kind: "named",
  items: [],
  accounts,
});

const anyOf = (territory: string, field: "industry" | "segment", value: readonly string[]): RuleDraft => ({
  ...RULE,
  territory,
  kind: "rule",
  items: [{ field, operation: "in", value }],
  accounts: [],
});

/** Applies the rules that a draft has; gives how many accounts each step of the precedence decided. */
export async function applyStoredRules(world: ImportWorld, actor: Actor, planId: string) {
  const applied = await applyRulesNow(world, actor, { planId, version: null, watch: unwatched() });
  return expectValue(applied).report.steps;
}
