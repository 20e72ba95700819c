import { unitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { UnitLayer } from "../domain/unit-layer.ts";
import { type AdjacencyEdge, buildAdjacency } from "../geo/build-adjacency.ts";
import { findComponents } from "../geo/find-components.ts";
import { linkIsolatedParts } from "../geo/link-isolated-parts.ts";
import { measureShapes } from "../geo/measure-shapes.ts";
import { applyBarriers, type Barrier } from "./apply-barriers.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { findBorders } from "./find-borders.ts";
import { limitProblems } from "./limit-problems.ts";
import { nameIsolatedParts } from "./name-isolated-parts.ts";
import { type LinkRow, readLinkRows } from "./read-link-rows.ts";
import { resolvePoints } from "./resolve-points.ts";

/** Where connections that no shared border gives come from. A table with `land` rows is the complete adjacency. */
export type LinkSource =
  | { readonly kind: "none" }
  | { readonly kind: "distance"; readonly maximumKm: number }
  | { readonly kind: "table"; readonly rows: readonly LinkRow[]; readonly file: string };

export interface LayerOptions {
  readonly links: LinkSource;
  readonly barriers: readonly Barrier[];
  /** Outlines that run this close (km) count as a shared border; 0.05 by default, 0 = shared arcs only. */
  readonly toleranceKm?: number;
  /** Codes of all units before filtering: a link or barrier that names one of these is passed over in silence. */
  readonly knownCodes?: ReadonlySet<string>;
  /** False where contiguity is off: isolated parts are then warnings. */
  readonly requireConnected?: boolean;
}

/** A link between two units of the layer (indices) and the gap it crosses in km. */
export interface LinkMade {
  readonly a: number;
  readonly b: number;
  readonly km: number;
}

/**
 * A layer of units with points, shape measures and adjacency: borders, then links, then barriers.
 * Problems: IMP-112, IMP-113, IMP-122 (points), IMP-130 (isolated part); warnings: IMP-125, IMP-131 … IMP-135.
 */
export function buildUnitLayer(
  decoded: DecodedUnits,
  options: LayerOptions,
): Outcome<{ readonly layer: UnitLayer; readonly linksMade: readonly LinkMade[] }> {
  const {
    links,
    barriers,
    toleranceKm = 0.05,
    knownCodes = new Set<string>(),
    requireConnected = true,
  } = options;
  const unitCount = decoded.codes.length;
  const { points, pointSource, problems, warnings: pointWarnings } = resolvePoints(decoded);
  if (problems.length > 0) return failure(limitProblems(problems), limitProblems(pointWarnings));
  const warnings: Problem[] = [...pointWarnings];

  const table =
    links.kind === "table" ? readLinkRows(links, { codes: decoded.codes, points, knownCodes }) : null;
  warnings.push(...(table?.warnings ?? []));
  const borders = findBorders(decoded, { points, landRows: table?.landRows ?? null, toleranceKm });
  const gaps =
    links.kind === "distance" ? bridgeGaps(decoded, { points, borders, maximumKm: links.maximumKm }) : [];
  const linksMade = [...(table?.links ?? []), ...gaps];
  const barred = applyBarriers([...borders, ...linksMade.map(linkEdge)], barriers, {
    codes: decoded.codes,
    knownCodes,
  });
  warnings.push(...barred.warnings);

  const adjacency = buildAdjacency(unitCount, barred.edges);
  const isolated = nameIsolatedParts(decoded, { adjacency, points });
  if (requireConnected && isolated.length > 0)
    return failure(limitProblems(isolated), limitProblems(warnings));
  warnings.push(...isolated);
  const shapes = decoded.topology === null ? null : measureShapes(decoded.topology);
  const layer: UnitLayer = {
    name: decoded.file,
    codes: decoded.codes.map(unitCode),
    names: decoded.names,
    points,
    pointSource,
    columns: decoded.columns,
    topology: decoded.topology,
    areaKm2: shapes?.areaKm2 ?? null,
    perimeterKm: shapes?.perimeterKm ?? null,
    adjacency,
  };
  return success({ layer, linksMade }, limitProblems(warnings));
}

function bridgeGaps(
  decoded: DecodedUnits,
  given: {
    readonly points: UnitLayer["points"];
    readonly borders: readonly AdjacencyEdge[];
    readonly maximumKm: number;
  },
): readonly LinkMade[] {
  const components = findComponents(buildAdjacency(decoded.codes.length, given.borders));
  return linkIsolatedParts({
    components,
    topology: decoded.topology,
    points: given.points,
    maximumKm: given.maximumKm,
  });
}

function linkEdge(link: LinkMade): AdjacencyEdge {
  return { a: link.a, b: link.b, borderKm: 0, isLink: true, barrierPrice: 0 };
}
