import { nearestName } from "../../contract/nearest-name.ts";
import { objectiveKeys, type ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { parseBalanceSpec } from "../../core/import/parse-balance-spec.ts";
import { parseDistance } from "../../core/import/parse-distance.ts";
import { parseDuration } from "../../core/import/parse-duration.ts";
import { parseFilter } from "../../core/import/parse-filter.ts";
import { parsePercent } from "../../core/import/parse-percent.ts";
import { parseRange } from "../../core/import/parse-range.ts";
import { parseWeights } from "../../core/import/parse-weights.ts";
import { createProblemCollector, type ProblemCollector } from "../collect-problems.ts";
import type { OptionTexts } from "./option-texts.ts";
import { settingProblem } from "./setting-problem.ts";

/** Reads the options of a command line into the fields of a problem file; tells the problems of all of them at once. */
export function parseOptions(texts: OptionTexts): Outcome<ProblemSpec> {
  const collector = createProblemCollector();
  const spec = {
    ...inputOptions(texts, collector),
    ...wishOptions(texts, collector),
    ...realignmentOptions(texts, collector),
    ...runOptions(texts, collector),
  };
  return collector.problems.length > 0 ? failure(collector.problems) : success(withoutAbsent(spec));
}

function inputOptions(texts: OptionTexts, collector: ProblemCollector) {
  for (const filter of [...(texts.filter ?? []), ...(texts.accountsFilter ?? [])])
    collector.take(parseFilter(filter));
  return {
    key: texts.key,
    name: texts.name,
    object: texts.object,
    attributes: texts.attributes,
    attributesKey: texts.attributesKey,
    filter: texts.filter === undefined ? undefined : [...texts.filter],
    unitsFrom: parseUnitsFrom(texts, collector),
    accounts: texts.accounts,
    accountsFilter: texts.accountsFilter === undefined ? undefined : [...texts.accountsFilter],
    snapKm: read(texts.snap, "--snap", collector, parseDistance),
  };
}

function wishOptions(texts: OptionTexts, collector: ProblemCollector) {
  const range = read(texts.territories, "--territories", collector, parseRange);
  const balance = texts.balance?.map((text) => read(text, "--balance", collector, parseBalanceSpec));
  const districts = readCount(texts.districts, "--districts", collector);
  const districtTolerance = read(texts.districtTolerance, "--district-tolerance", collector, parsePercent);
  return {
    territories: range && (range.minimum === range.maximum ? range.minimum : range),
    balance: balance?.flatMap((spec) =>
      spec === undefined ? [] : [{ measure: spec.measureKey, tolerance: spec.tolerance, weight: 1 }],
    ),
    objective: parseObjective(texts.objective, collector),
    weights: texts.weight && (collector.take(parseWeights(texts.weight)) ?? undefined),
    contiguous: texts.contiguous,
    links: texts.links,
    barriers: texts.barriers,
    locks: texts.lock,
    centres: texts.centres,
    pairs: texts.pairs,
    whiteSpace: splitList(texts.whiteSpace),
    hierarchy: districts === undefined ? undefined : { districts, tolerance: districtTolerance ?? null },
  };
}

function realignmentOptions(texts: OptionTexts, collector: ProblemCollector) {
  return {
    current: texts.current,
    maximumMovedShare: read(texts.maxMoved, "--max-moved", collector, parsePercent),
    movedWeight: texts.moveCost,
    movePrice: readNumber(texts.movePrice, "--move-price", collector),
    protectedUnits: splitList(texts.protect),
    protectedAccounts: splitList(texts.protectAccounts),
    scope: splitList(texts.scope),
    dissolve: splitList(texts.dissolve),
  };
}

function runOptions(texts: OptionTexts, collector: ProblemCollector) {
  const milliseconds = read(texts.time, "--time", collector, parseDuration);
  return {
    pareto: readCount(texts.pareto, "--pareto", collector, { maximum: 20 }),
    seed: readCount(texts.seed, "--seed", collector, { minimum: 0, maximum: 4294967295 }),
    starts: readCount(texts.starts, "--starts", collector, { maximum: 1000 }),
    threads: readCount(texts.threads, "--threads", collector, { maximum: 256 }),
    iterations: readCount(texts.iterations, "--iterations", collector, { maximum: Number.MAX_SAFE_INTEGER }),
    timeSeconds: milliseconds === undefined ? undefined : milliseconds / 1000,
  };
}

/** Runs a parser over an option that was given; names the option in its problems. */
function read<T>(
  text: string | undefined,
  option: string,
  collector: ProblemCollector,
  parse: (text: string) => Outcome<T>,
): T | undefined {
  if (text === undefined) return undefined;
  const outcome = parse(text);
  if (outcome.ok) return outcome.value;
  collector.problems.push(
    ...outcome.problems.map(
      (problem): Problem => ({ ...problem, where: { file: "options", item: `${option} ${text}` } }),
    ),
  );
  return undefined;
}

function readCount(
  text: string | undefined,
  option: string,
  collector: ProblemCollector,
  { minimum = 1, maximum = 1_000_000 }: { readonly minimum?: number; readonly maximum?: number } = {},
): number | undefined {
  return read(text, option, collector, (given) => {
    const value = /^\d+$/.test(given.trim()) ? Number(given) : Number.NaN;
    if (value >= minimum && value <= maximum) return success(value);
    return failure([
      settingProblem("CLI-109", option, {
        cause: `"${given}" is not a whole number from ${minimum} to ${maximum}`,
        fix: `write it with digits only, like ${option} ${Math.max(minimum, 4)}`,
      }),
    ]);
  });
}

function readNumber(
  text: string | undefined,
  option: string,
  collector: ProblemCollector,
): number | undefined {
  return read(text, option, collector, (given) => {
    const value = given.trim() === "" ? Number.NaN : Number(given.replace(",", "."));
    if (Number.isFinite(value) && value >= 0) return success(value);
    return failure([
      settingProblem("CLI-110", option, {
        cause: `"${given}" is not a number of 0 or more`,
        fix: `write it like ${option} 0.5`,
      }),
    ]);
  });
}

function parseObjective(text: string | undefined, collector: ProblemCollector): ProblemSpec["objective"] {
  if (text === undefined) return undefined;
  const found = objectiveKeys.find((key) => key === text);
  if (found !== undefined) return found;
  const nearest = nearestName(text, objectiveKeys);
  collector.problems.push(
    settingProblem("CLI-111", `--objective ${text}`, {
      cause: `"${text}" is not an objective`,
      fix: `${nearest ? `did you mean ${nearest}? ` : ""}use one of ${objectiveKeys.join(", ")}`,
    }),
  );
  return undefined;
}

function parseUnitsFrom(texts: OptionTexts, collector: ProblemCollector): ProblemSpec["unitsFrom"] {
  const { unitsFrom: text, clipToLand = false } = texts;
  const cells = text === undefined ? null : /^h3:(\d{1,2})$/.exec(text);
  if (cells && Number(cells[1]) <= 12) return { h3Resolution: Number(cells[1]), clipToLand };
  if (clipToLand) {
    collector.problems.push(
      settingProblem("CLI-112", "--clip-to-land", {
        cause: "only H3 cells are clipped to land",
        fix: "add --units-from h3:7, or leave the option out",
      }),
    );
  }
  if (text === undefined) return undefined;
  if (text === "layer" || text === "accounts") return text;
  collector.problems.push(
    settingProblem("CLI-113", `--units-from ${text}`, {
      cause: `"${text}" is no source of units`,
      fix: "write layer, accounts, or h3:RESOLUTION with a resolution from 0 (continents) to 12 (blocks of houses)",
    }),
  );
  return undefined;
}

/** Codes between commas. */
function splitList(text: string | undefined): string[] | undefined {
  return text
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Options that were not given must not override fields of the problem file. */
function withoutAbsent(
  spec: { readonly [key in keyof ProblemSpec]?: ProblemSpec[key] | undefined },
): ProblemSpec {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
}
