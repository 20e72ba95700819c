import type { ProblemSpec } from "../../contract/problem.ts";
import { readProblem } from "../../contract/read-problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { createProblemCollector } from "../collect-problems.ts";
import type { World } from "../ports.ts";
import { findAlignmentFile } from "./load-alignment.ts";
import type { OptionTexts } from "./option-texts.ts";
import { parseOptions } from "./parse-options.ts";
import { settingProblem } from "./setting-problem.ts";

/** What is wished: the problem file with the command line's options over it. */
export interface Settings {
  readonly spec: ProblemSpec;
  /** The problem file: relative paths are looked for beside it first. */
  readonly besides: string | null;
}

/** Reads the problem file, parses the options and joins them; tells the problems of both at once. */
export async function readSettings(
  world: World,
  units: string | null,
  texts: OptionTexts,
): Promise<Outcome<Settings>> {
  const collector = createProblemCollector();
  const fromFile =
    texts.problem === undefined ? {} : collector.take(await readProblemFile(world, texts.problem));
  const fromOptions = collector.take(parseOptions(texts));
  if (fromFile === null || fromOptions === null) return failure(collector.problems, collector.warnings);
  const spec: ProblemSpec = joinLimits(
    { ...fromFile, ...fromOptions, ...(units === null ? {} : { units }) },
    fromOptions,
  );
  collector.problems.push(...contradictions(spec));
  if (collector.problems.length > 0) return failure(collector.problems, collector.warnings);
  const besides = texts.problem ?? null;
  const { current } = spec;
  if (typeof current !== "string") return success({ spec, besides }, collector.warnings);
  const file = await findAlignmentFile(world, current, besides);
  return success({ spec: { ...spec, current: file }, besides }, collector.warnings);
}

async function readProblemFile(world: World, path: string): Promise<Outcome<ProblemSpec>> {
  const source = await world.files.read(path);
  if (!source.ok) return source;
  const text = await world.decoders.text(source.value);
  return text.ok ? readProblem(text.value, source.value.file) : text;
}

/** --time overrides the file's iterations and the other way round. */
function joinLimits(spec: ProblemSpec, options: ProblemSpec): ProblemSpec {
  if (options.timeSeconds !== undefined && options.iterations === undefined) return omit(spec, "iterations");
  if (options.iterations !== undefined && options.timeSeconds === undefined) return omit(spec, "timeSeconds");
  return spec;
}

function omit<K extends keyof ProblemSpec>(spec: ProblemSpec, key: K): ProblemSpec {
  const { [key]: _, ...rest } = spec;
  return rest;
}

function contradictions(spec: ProblemSpec) {
  const problems = [];
  if (spec.timeSeconds !== undefined && spec.iterations !== undefined) {
    problems.push(
      settingProblem("CLI-183", "--time, --iterations", {
        cause: "both a time limit and a number of iterations are given",
        fix: "give --iterations for the same bytes every time, or --time for a limit in seconds",
      }),
    );
  }
  const { territories } = spec;
  if (isRange(territories) && territories.minimum > territories.maximum) {
    problems.push(
      settingProblem("CLI-184", "territories", {
        cause: `the range ${territories.minimum}-${territories.maximum} runs backwards`,
        fix: "write the smaller number first",
      }),
    );
  }
  if (spec.scope !== undefined && spec.dissolve !== undefined) {
    problems.push(
      settingProblem("CLI-185", "--scope, --dissolve", {
        cause: "scope and dissolve both say which units may move",
        fix: "give one of them",
      }),
    );
  }
  const ways = [
    ...(isRange(territories) ? ["a range of territories"] : []),
    ...(spec.hierarchy === undefined ? [] : ["--districts"]),
    ...(spec.pareto === undefined ? [] : ["--pareto"]),
  ];
  if (ways.length > 1) {
    problems.push(
      settingProblem("CLI-189", ways.join(", "), {
        cause: `${ways.join(" and ")} are asked for together, and each is a way of its own to search`,
        fix: "ask for one of them; begin the next design from the plan that came out",
      }),
    );
  }
  return problems;
}

/** A range from which the number of territories is proposed. */
export function isRange(
  wish: ProblemSpec["territories"],
): wish is { readonly minimum: number; readonly maximum: number } {
  return typeof wish === "object" && !Array.isArray(wish);
}
