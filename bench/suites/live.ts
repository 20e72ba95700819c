import { LivePlan, type LiveProblem } from "../../src/core/evaluate/live/live-plan.ts";
import { seededRandom } from "../../src/core/search/random.ts";
import { generateMarket } from "../instances/generate-market.ts";
import type { SuiteContext, SuiteReport } from "../suite.ts";

interface Run {
  readonly units: number;
  readonly territories: number;
  readonly brush: number;
  readonly strokes: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  readonly mustMs: number;
  /** Before the first stroke. */
  readonly openMs: number;
  /** Longest step of measuring the travel that strokes left open. */
  readonly settleStepMs: number;
}

/** Most milliseconds per stroke in the studio. */
const MUST_MS = new Map([
  [3_200, 50],
  [33_000, 150],
]);

/** What follows the pointer while somebody paints: all figures of a plan after each stroke, on one core. */
export async function benchLive({ options, say }: SuiteContext): Promise<SuiteReport> {
  const sizes = options.quick ? [[3_200, 60, 5]] : SIZES;
  const runs = sizes.map(([units, territories, brush]) => {
    say(`${units} units, ${territories} territories, ${brush} units a stroke`);
    return measure(units, territories, brush, options.quick ? 50 : 300);
  });
  const slow = runs.filter(({ p95Ms, mustMs }) => p95Ms > mustMs);
  return {
    suite: "live",
    heading: "Figures while painting",
    protocol:
      "Random strokes on a synthetic market: a unit and those nearest to it by neighbourhood go to the territory of a unit " +
      "beside them; then every figure is asked for (two measures, connected parts, travel, disruption, borders). " +
      `Must, p95: ${[...MUST_MS].map(([units, ms]) => `${ms} ms at ${units} units`).join(", ")}.`,
    threads: 1,
    tables: [
      {
        title: "milliseconds per stroke",
        columns: [
          "units",
          "territories",
          "brush",
          "strokes",
          "p50",
          "p95",
          "worst",
          "opened in",
          "settle step",
        ],
        rows: runs.map((run) => [
          ...[run.units, run.territories, run.brush, run.strokes].map(String),
          ...[run.p50Ms, run.p95Ms, run.worstMs, run.openMs, run.settleStepMs].map((ms) => ms.toFixed(1)),
        ]),
      },
    ],
    results: runs,
    failures: slow.map(
      ({ units, brush, p95Ms }) => `${units} units, brush ${brush}: p95 ${p95Ms.toFixed(1)} ms`,
    ),
    notes: [],
  };
}

const SIZES = [
  [3_200, 60, 5],
  [3_200, 6, 5],
  [3_200, 60, 200],
  [33_000, 60, 5],
  [33_000, 60, 500],
  [33_000, 6, 5],
  [33_000, 1_000, 20],
];

function measure(units: number, territories: number, brush: number, strokes: number): Run {
  const problem = marketWithPlan(units, territories);
  const start = Int32Array.from(problem.realignment?.current ?? []);
  const opened = process.cpuUsage();
  const live = new LivePlan(problem, start);
  live.figures();
  const openMs = millisecondsSince(opened);
  let settleStepMs = 0;
  const settle = () => {
    for (let isLeft = true; isLeft; ) {
      const began = process.cpuUsage();
      isLeft = live.settle();
      settleStepMs = Math.max(settleStepMs, millisecondsSince(began));
    }
  };
  settle();
  const random = seededRandom(units, brush);
  const waits = Array.from({ length: strokes }, () => {
    const painted = spread(problem, random.below(units), brush);
    const { offsets, neighbours } = problem.adjacency;
    const from = painted[painted.length - 1];
    const beside = neighbours[offsets[from] + random.below(offsets[from + 1] - offsets[from])];
    const began = process.cpuUsage();
    live.move(painted, live.assignment[beside]);
    live.figures();
    const wait = millisecondsSince(began);
    settle();
    return wait;
  }).sort((a, b) => a - b);
  return {
    ...{ units, territories, brush, strokes, openMs, settleStepMs },
    p50Ms: waits[Math.floor(strokes * 0.5)],
    p95Ms: waits[Math.floor(strokes * 0.95)],
    worstMs: waits[strokes - 1],
    mustMs: MUST_MS.get(units) ?? Number.POSITIVE_INFINITY,
  };
}

/** Time of the processor: what else the machine does is no part of it. */
function millisecondsSince(begun: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(begun);
  return (used.user + used.system) / 1000;
}

/** A market in territories that are cells around random units, and a plan in force that is the same. */
function marketWithPlan(units: number, territories: number): LiveProblem {
  const problem = generateMarket(units, territories, 1);
  const { x, y } = problem.points;
  const random = seededRandom(territories);
  const seats = Array.from({ length: territories }, () => random.below(units));
  const current = Int32Array.from(x, (_, unit) => {
    const distances = seats.map((seat) => Math.hypot(x[unit] - x[seat], y[unit] - y[seat]));
    return distances.indexOf(Math.min(...distances));
  });
  const movedWeight = new Float64Array(units).fill(1);
  return {
    ...problem,
    areaKm2: new Float64Array(units).fill(25),
    perimeterKm: new Float64Array(units).fill(20),
    realignment: { current, movedWeight, movedWeightKey: "units", price: 0, maximumMovedShare: null },
  };
}

/** A unit and those nearest to it by neighbourhood. */
function spread({ adjacency }: LiveProblem, start: number, count: number): number[] {
  const seen = new Set([start]);
  for (const unit of seen) {
    for (let at = adjacency.offsets[unit]; at < adjacency.offsets[unit + 1] && seen.size < count; at++)
      seen.add(adjacency.neighbours[at]);
  }
  return [...seen];
}
