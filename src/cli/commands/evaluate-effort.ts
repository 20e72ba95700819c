import { type Command, InvalidArgumentError, Option } from "commander";
import {
  assumeResponse,
  evaluateCallPlan,
  evaluateCapacity,
  evaluateEffort,
  evaluateIncrement,
  fitResponse,
  judgeResponse,
} from "../../app/evaluate/evaluate-effort.ts";
import {
  viewCallPlan,
  viewCapacity,
  viewEffort,
  viewIncrement,
  viewResponse,
} from "../../app/evaluate/views/view-effort.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

type Numbers<Key extends string> = EvaluationFlags & { readonly [key in Key]: number };

/** Sizing beyond workload: call-plan, effort, response, increment, capacity. */
export function addEvaluateEffortCommands(evaluate: Command, context: CommandContext): void {
  addAllocations(evaluate, context);
  addResponse(evaluate, context);
  addHeadcounts(evaluate, context);
}

function addAllocations(evaluate: Command, context: CommandContext): void {
  const calls = evaluate
    .command("call-plan")
    .description("calls per account with the highest contribution together (CALLPLAN, exact)")
    .argument("<file>", "CSV or XLSX: account, calls (from 0), contribution")
    .requiredOption("--calls <number>", "how many calls there are", readWhole);
  addEvaluationOptions(calls).action(async (file: string, flags: Numbers<"calls">) => {
    const outcome = await evaluateCallPlan(context.world, { file, calls: flags.calls });
    await tellEvaluation(context, { flags, outcome, view: viewCallPlan });
  });
  const effort = evaluate
    .command("effort")
    .description("effort over segments with the highest sales: k × (1 − e^(−b × effort))")
    .argument("<file>", "CSV or XLSX: segment, k, b")
    .requiredOption("--effort <amount>", "how much there is", readAtLeast0);
  addEvaluationOptions(effort).action(async (file: string, flags: Numbers<"effort">) => {
    const outcome = await evaluateEffort(context.world, { file, effort: flags.effort });
    await tellEvaluation(context, { flags, outcome, view: viewEffort });
  });
}

interface ResponseFlags extends EvaluationFlags {
  readonly none: number;
  readonly halfMore: number;
  readonly saturation: number;
  readonly elasticity?: number;
}

function addResponse(evaluate: Command, context: CommandContext): void {
  const response = evaluate
    .command("response")
    .description(
      "how sales respond to effort, both 1 today: ADBUDG from points or judgement, or a constant elasticity",
    )
    .argument("[file]", "CSV or XLSX: effort, sales")
    .option("--none <sales>", "without a file: sales at no effort", readAtLeast0, 0.6)
    .option("--half-more <sales>", "sales at half as much effort again", readAtLeast0, 1.15)
    .option("--saturation <sales>", "sales at saturation", readAtLeast0, 1.4)
    .addOption(
      new Option(
        "--elasticity [share]",
        "where nothing is known: per cent more sales for one per cent more effort (0.34: mean of published studies)",
      )
        .preset("0.34")
        .argParser(readAtLeast0),
    );
  addEvaluationOptions(response).action(async (file: string | undefined, flags: ResponseFlags) => {
    await tellEvaluation(context, {
      flags,
      outcome: await respondAs(context, file, flags),
      view: viewResponse,
    });
  });
}

function respondAs(
  { world }: CommandContext,
  file: string | undefined,
  { elasticity, none, halfMore, saturation }: ResponseFlags,
) {
  if (file !== undefined) return fitResponse(world, { file });
  return elasticity === undefined ? judgeResponse(none, halfMore, saturation) : assumeResponse(elasticity);
}

interface CapacityFlags extends EvaluationFlags {
  readonly ramp: readonly number[];
  readonly attrition: number;
}

function addHeadcounts(evaluate: Command, context: CommandContext): void {
  const increment = evaluate
    .command("increment")
    .description("which further reps bring more than they cost")
    .argument("<file>", "CSV or XLSX, one row per further rep: rep, gross_margin, sales")
    .requiredOption("--fixed-cost <money>", "cost of a rep whatever they sell", readAtLeast0)
    .option("--cost-share <share>", "cost as a share of their sales (default: 0)", readAtLeast0, 0);
  addEvaluationOptions(increment).action(async (file: string, flags: Numbers<"fixedCost" | "costShare">) => {
    const request = { file, fixedCost: flags.fixedCost, costShareOfSales: flags.costShare };
    await tellEvaluation(context, {
      flags,
      outcome: await evaluateIncrement(context.world, request),
      view: viewIncrement,
    });
  });
  const capacity = evaluate
    .command("capacity")
    .description("what reps can sell in twelve months, with ramp and attrition")
    .argument("<file>", "CSV or XLSX: group, reps, annual_quota, months_in_role, attainment")
    .option(
      "--ramp <shares>",
      "productivity in each month in the role (default: 0.25,0.5,0.75,1)",
      readShares,
      [0.25, 0.5, 0.75, 1],
    )
    .option("--attrition <share>", "share of reps that leave in a year (default: 0)", readAtLeast0, 0);
  addEvaluationOptions(capacity).action(async (file: string, flags: CapacityFlags) => {
    const request = { file, ramp: flags.ramp, annualAttrition: Math.min(1, flags.attrition) };
    await tellEvaluation(context, {
      flags,
      outcome: await evaluateCapacity(context.world, request),
      view: viewCapacity,
    });
  });
}

function readAtLeast0(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("give a number of at least 0");
}

function readWhole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 100_000) return value;
  throw new InvalidArgumentError("give a whole number from 0 to 100000");
}

const readShares = (text: string): readonly number[] => text.split(",").map(readAtLeast0);
