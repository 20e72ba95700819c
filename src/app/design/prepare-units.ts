import type { ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { DecodedUnits } from "../../core/import/decoded-units.ts";
import { filterUnits } from "../../core/import/filter-units.ts";
import { joinAttributes } from "../../core/import/join-attributes.ts";
import { type Filter, parseFilter } from "../../core/import/parse-filter.ts";
import { createProblemCollector } from "../collect-problems.ts";
import type { InputReader } from "./input-reader.ts";
import { settingProblem } from "./setting-problem.ts";

/** Units with their attributes, after filters, and the codes there were before. */
export interface PreparedUnits {
  readonly units: DecodedUnits;
  readonly codesBeforeFilter: readonly string[];
}

/**
 * Joins the attribute file, then filters: in this order, so that a filter can use joined columns. Warnings about the shape of
 * units that are left out are not handed on: they would help nobody.
 */
export async function prepareUnits(
  { value: decoded, warnings }: Extract<Outcome<DecodedUnits>, { readonly ok: true }>,
  spec: ProblemSpec,
  reader: InputReader,
): Promise<Outcome<PreparedUnits>> {
  const collector = createProblemCollector();
  const filters = parseFilters(spec.filter ?? []);
  const wanted = collector.take(filters);
  const joined = collector.take(await joinFile(decoded, spec, { reader, filters: wanted ?? [] }));
  if (joined === null || wanted === null)
    return failure(collector.problems, [...warnings, ...collector.warnings]);
  const units = collector.take(filterUnits(joined, wanted));
  if (units === null) return failure(collector.problems, [...warnings, ...collector.warnings]);
  const prepared = { units, codesBeforeFilter: decoded.codes };
  return success(prepared, [...warningsOfKept(warnings, prepared), ...collector.warnings]);
}

/** Decoders name a unit as "feature 3 (code)"; a warning without a code is about the whole file. */
function warningsOfKept(
  warnings: readonly Problem[],
  { units, codesBeforeFilter }: PreparedUnits,
): readonly Problem[] {
  const kept = new Set(units.codes);
  const leftOut = new Set(codesBeforeFilter.filter((code) => !kept.has(code)));
  return warnings.filter(({ where: { item = "" } }) => {
    const code = /\(([^()]*)\)$/.exec(item)?.[1];
    return code === undefined || !leftOut.has(code);
  });
}

/** All conditions, or the problems of all that are none. */
export function parseFilters(texts: readonly string[]): Outcome<readonly Filter[]> {
  const parsed = texts.map(parseFilter);
  const problems = parsed.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (problems.length > 0) return failure(problems);
  return success(parsed.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
}

async function joinFile(
  decoded: DecodedUnits,
  spec: ProblemSpec,
  { reader, filters }: { readonly reader: InputReader; readonly filters: readonly Filter[] },
): Promise<Outcome<DecodedUnits>> {
  if (spec.attributes === undefined) return success(decoded);
  const keyColumn = spec.attributesKey ?? spec.key;
  if (keyColumn === undefined) {
    return failure([
      settingProblem("CLI-182", "--attributes", {
        cause: "which column of the attribute file holds the units' codes is not said",
        fix: "add --key COLUMN, or --attributes-key COLUMN where it is called differently there",
      }),
    ]);
  }
  const table = await reader.table(spec.attributes);
  if (!table.ok) return table;
  const joined = joinAttributes(decoded, table.value, { keyColumn, filters });
  return joined.ok ? success(joined.value, [...table.warnings, ...joined.warnings]) : joined;
}
