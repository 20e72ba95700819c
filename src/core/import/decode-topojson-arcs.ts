import type { Outcome } from "../domain/problem.ts";
import { failure, type Problem, success } from "../domain/problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { isJsonObject, type JsonObject } from "./json-value.ts";
import { limitProblems } from "./limit-problems.ts";
import { checkPosition } from "./read-position.ts";

type Arcs = UnitTopology["arcs"];
type Scale = readonly [number, number, number, number];

/**
 * The arcs of a TopoJSON file in degrees: quantised ones are scaled back (TopoJSON 1.0, §2.1.2).
 * Problems: IMP-112, IMP-113 (one per arc), IMP-116.
 */
export function decodeTopoJsonArcs(json: JsonObject, file: string): Outcome<Arcs> {
  const scale = readTransform(json.transform);
  if (scale === null)
    return failure([broken(file, "transform", "`transform` has no scale and translate of two numbers each")]);
  if (!Array.isArray(json.arcs)) return failure([broken(file, "arcs", "there is no list `arcs`")]);
  const problems: Problem[] = [];
  const isQuantised = json.transform !== undefined;
  const arcs = json.arcs.map((arc: unknown, index) => {
    const item = `arc ${index}`;
    const positions = readArc(arc, scale, isQuantised);
    if (positions === null) {
      problems.push(broken(file, item, "this arc is not a list of at least two positions"));
      return [];
    }
    for (const [longitude, latitude] of positions) {
      const problem = checkPosition(longitude, latitude, { file, item });
      if (problem === null) continue;
      problems.push(problem);
      break;
    }
    return positions;
  });
  return problems.length > 0 ? failure(limitProblems(problems)) : success(arcs);
}

function readTransform(transform: unknown): Scale | null {
  if (transform === undefined || transform === null) return [1, 1, 0, 0];
  if (!isJsonObject(transform)) return null;
  const { scale, translate } = transform;
  const isPair = (value: unknown): value is [number, number] =>
    Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((part) => Number.isFinite(part));
  if (!isPair(scale) || !isPair(translate)) return null;
  return [scale[0], scale[1], translate[0], translate[1]];
}

function readArc(arc: unknown, scale: Scale, isQuantised: boolean): (readonly [number, number])[] | null {
  if (!Array.isArray(arc) || arc.length < 2) return null;
  const positions: (readonly [number, number])[] = [];
  let x = 0;
  let y = 0;
  for (const position of arc) {
    if (!Array.isArray(position) || typeof position[0] !== "number" || typeof position[1] !== "number")
      return null;
    // A quantised arc holds steps from one position to the next.
    x = isQuantised ? x + position[0] : position[0];
    y = isQuantised ? y + position[1] : position[1];
    positions.push([x * scale[0] + scale[2], y * scale[1] + scale[3]]);
  }
  return positions;
}

function broken(file: string, item: string, cause: string): Problem {
  return {
    code: "IMP-116",
    where: { file, item },
    cause,
    fix: "export the TopoJSON again; the file is damaged",
  };
}
