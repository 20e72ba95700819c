import type { Problem } from "../domain/problem.ts";
import type { Adjacency, Points } from "../domain/unit-layer.ts";
import { findComponents } from "../geo/find-components.ts";
import { type PartLink, shortestLinks } from "../geo/link-isolated-parts.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { listExamples } from "./list-examples.ts";

/**
 * One problem (IMP-130) for every part of the layer that is not connected to the largest one, each with the shortest link
 * that would join it: codes, names and km.
 */
export function nameIsolatedParts(
  decoded: DecodedUnits,
  graph: { readonly adjacency: Adjacency; readonly points: Points },
): readonly Problem[] {
  const components = findComponents(graph.adjacency);
  if (components.sizes.length < 2) return [];
  const links = shortestLinks({
    components,
    topology: decoded.topology,
    points: graph.points,
    maximumKm: Number.POSITIVE_INFINITY,
  });
  const linkOf = new Map<number, PartLink>();
  for (const link of links) linkOf.set(components.componentOf[link.a], link);
  const members: number[][] = components.sizes.map(() => []);
  components.componentOf.forEach((component, unit) => {
    members[component].push(unit);
  });
  return members.flatMap((units, component) =>
    component === components.largest ? [] : [isolatedPart(decoded, units, linkOf.get(component))],
  );
}

function isolatedPart(decoded: DecodedUnits, units: readonly number[], link: PartLink | undefined): Problem {
  const named = (unit: number): string =>
    decoded.names[unit] === decoded.codes[unit]
      ? decoded.codes[unit]
      : `${decoded.codes[unit]} ${decoded.names[unit]}`;
  const cause =
    units.length === 1
      ? `${named(units[0])} borders no other unit`
      : `${units.length} units border each other but none of the rest: ${listExamples(units.map(named))}`;
  const join = link === undefined ? "" : shortestFix(decoded, link, named);
  const fix = `${join}leave ${units.length === 1 ? "it" : "them"} out with --filter, or design with --no-contiguous`;
  return { code: "IMP-130", where: { file: decoded.file, item: decoded.codes[units[0]] }, cause, fix };
}

function shortestFix(decoded: DecodedUnits, link: PartLink, named: (unit: number) => string): string {
  const distance = link.km.toFixed(1);
  const row = `"${decoded.codes[link.a]},${decoded.codes[link.b]}"`;
  return `join ${named(link.a)} to ${named(link.b)}, ${distance} km away: add the row ${row} to a --links file or use --links ${Math.max(1, Math.ceil(link.km))}km; else `;
}
