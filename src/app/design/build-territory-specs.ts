import type { CapacityLimit, TerritorySpec } from "../../core/domain/design-problem.ts";
import { territoryCode } from "../../core/domain/ids.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { missingTerritories } from "./require-wishes.ts";
import { settingProblem } from "./setting-problem.ts";
import type { CentreWish, Study } from "./study.ts";

/** The territories to be filled and which of them keep a code of the current plan. */
export interface TerritoryList {
  readonly specs: readonly TerritorySpec[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** How many territories (null: as the current plan or the centres have), or exactly these codes. */
export type TerritoryCount = number | null | readonly string[];

/**
 * Territories from the wish: a list as written, or a number (the codes of the current plan or of the centres first, then
 * T01 …), or without a wish those of the current plan or of the centres.
 */
export function buildTerritorySpecs(study: Study, count: TerritoryCount): TerritoryList {
  const wish = study.spec.territories;
  if (Array.isArray(wish)) return listedTerritories(study, wish);
  if (typeof count === "object" && count !== null) {
    return { specs: count.map((code) => plainSpec(study, code)), problems: [], warnings: [] };
  }
  const known = knownCodes(study);
  if (count === null && known.length === 0)
    return { specs: [], problems: [missingTerritories], warnings: [] };
  const wanted = count ?? known.length;
  const kept = known.slice(0, wanted).sort();
  const codes = [...kept, ...freshCodes(wanted - kept.length, kept, wanted)];
  const dropped = known.slice(wanted);
  return {
    specs: codes.map((code) => plainSpec(study, code)),
    problems: [],
    warnings: dropped.length > 0 ? [droppedTerritories(dropped, known.length, wanted)] : [],
  };
}

/** Codes that exist already: those of the plan in force (largest first when some must go) less dissolved ones, or of the centres. */
export function knownCodes(study: Study): string[] {
  const dissolved = new Set(study.spec.dissolve ?? []);
  const centreCodes = study.centres.map((centre) => centre.territoryCode as string);
  if (study.current === null) return centreCodes;
  const { codes, territoryOf } = study.current;
  const sizes = codes.map(() => 0);
  for (const territory of territoryOf) if (territory >= 0) sizes[territory]++;
  const bySize = codes
    .map((code, index) => ({ code, size: sizes[index] }))
    .filter(({ code }) => !dissolved.has(code))
    .sort((a, b) => b.size - a.size || (a.code < b.code ? -1 : 1))
    .map(({ code }) => code);
  return [...bySize, ...centreCodes.filter((code) => !codes.includes(code))];
}

/** T01 … TNN, skipping codes that are taken. */
export function freshCodes(howMany: number, taken: readonly string[], total: number): string[] {
  const width = Math.max(2, String(total).length);
  const codes: string[] = [];
  for (let number = 1; codes.length < howMany; number++) {
    const code = `T${String(number).padStart(width, "0")}`;
    if (!taken.includes(code)) codes.push(code);
  }
  return codes;
}

function plainSpec(study: Study, code: string): TerritorySpec {
  return withCentre(
    {
      code: territoryCode(code),
      name: code,
      share: 1,
      shareByMeasure: {},
      contiguous: study.spec.contiguous ?? true,
      centreUnit: -1,
      home: null,
      capacities: [],
      locked: false,
    },
    study.centres.find((centre) => centre.territoryCode === code),
  );
}

function withCentre(spec: TerritorySpec, centre: CentreWish | undefined): TerritorySpec {
  if (!centre) return spec;
  return {
    ...spec,
    name: centre.name ?? spec.name,
    share: centre.share ?? spec.share,
    shareByMeasure: { ...centre.shareByMeasure, ...spec.shareByMeasure },
    centreUnit: centre.unit >= 0 ? centre.unit : spec.centreUnit,
    home: centre.home ? { x: centre.home.longitude, y: centre.home.latitude } : spec.home,
    capacities: [...spec.capacities, ...centreCapacities(centre)],
  };
}

function centreCapacities({ minimumByMeasure, maximumByMeasure }: CentreWish): CapacityLimit[] {
  const keys = new Set([...Object.keys(minimumByMeasure), ...Object.keys(maximumByMeasure)]);
  return [...keys].map((measureKey) => ({
    measureKey,
    minimum: minimumByMeasure[measureKey] ?? null,
    maximum: maximumByMeasure[measureKey] ?? null,
  }));
}

type ListedTerritory = Extract<Study["spec"]["territories"], readonly unknown[]>[number];

function listedTerritories(study: Study, wish: readonly ListedTerritory[]): TerritoryList {
  const problems: Problem[] = [];
  const unitIndex = new Map<string, number>(study.layer.codes.map((code, index) => [code, index]));
  const specs = wish.map((territory, position): TerritorySpec => {
    const item = `territories[${position}]`;
    if (wish.findIndex((other) => other.code === territory.code) < position) {
      problems.push(duplicateCode(territory.code, item));
    }
    const centreUnit = territory.centre === undefined ? -1 : (unitIndex.get(territory.centre) ?? -1);
    if (territory.centre !== undefined && centreUnit < 0)
      problems.push(unknownCentre(territory.centre, `${item}.centre`));
    const spec: TerritorySpec = {
      ...plainSpec(study, territory.code),
      share: territory.share,
      shareByMeasure: territory.shareByMeasure,
      contiguous: territory.contiguous ?? study.spec.contiguous ?? true,
      capacities: territory.capacities.map(
        (limit): CapacityLimit => ({
          measureKey: limit.measure,
          minimum: limit.minimum,
          maximum: limit.maximum,
        }),
      ),
      locked: territory.locked,
    };
    const centred = withCentre(
      spec,
      study.centres.find((centre) => centre.territoryCode === territory.code),
    );
    return {
      ...centred,
      name: territory.name ?? centred.name,
      centreUnit: centreUnit >= 0 ? centreUnit : centred.centreUnit,
      home: territory.home ? { x: territory.home.lon, y: territory.home.lat } : centred.home,
    };
  });
  return { specs, problems, warnings: [] };
}

const duplicateCode = (code: string, item: string): Problem =>
  settingProblem("CLI-163", item, {
    cause: `territory code "${code}" appears twice`,
    fix: "give every territory a code of its own",
  });

const unknownCentre = (code: string, item: string): Problem =>
  settingProblem("CLI-164", item, {
    cause: `there is no unit "${code}"`,
    fix: "use a unit code of this layer (after filters), zeros included",
  });

const droppedTerritories = (dropped: readonly string[], before: number, wanted: number): Problem =>
  settingProblem("CLI-165", "--territories", {
    cause: `the current plan has ${before} territories and ${wanted} are wished: ${dropped.join(", ")} (fewest units) are given up`,
    fix: "name the ones to give up with --dissolve, which leaves all other units where they are",
  });
