import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { countCutEdges } from "../../src/core/evaluate/cut-edges.ts";
import { evaluatePlan } from "../../src/core/evaluate/evaluate-plan.ts";
import { formatFigure } from "../format-figure.ts";
import { generateMarket } from "../instances/generate-market.ts";
import { DATA_FOLDER, instanceName, listInstanceFiles } from "../instances/instance-files.ts";
import { readTractGraph } from "../instances/read-tract-graph.ts";
import { runKMeans, runRepairedKMeans } from "../peers/run-k-means.ts";
import { hasMetis, type PeerPlan, runMetis } from "../peers/run-metis.ts";
import { checkAssignment, runDesign } from "../run-design.ts";
import { largest, median } from "../statistics.ts";
import type { BenchTable, SuiteContext, SuiteReport } from "../suite.ts";
import { absentData } from "./measure-instances.ts";

interface Graph {
  readonly name: string;
  readonly problem: DesignProblem;
}

/** A program that gives a plan for a problem and a seed; `isOurs` plans must keep every rule. */
interface Contestant {
  readonly name: string;
  readonly isOurs: boolean;
  readonly design: (problem: DesignProblem, seed: number) => Promise<PeerPlan> | PeerPlan;
}

interface Standing {
  readonly graph: string;
  readonly contestant: string;
  readonly isOurs: boolean;
  readonly largestDeviation: readonly number[];
  /** Parts beyond one per territory; empty territories count too. */
  readonly strayParts: readonly number[];
  readonly inertia: readonly number[];
  readonly cutEdges: readonly number[];
  readonly seconds: readonly number[];
  readonly brokenRules: readonly number[];
}

const STATES = ["UT", "IL"];

/** METIS, k-means and ours on the same graphs in the same run: balance, contiguity, inertia, cut edges, time. */
export async function benchPeers(context: SuiteContext): Promise<SuiteReport> {
  const { options, pool, say } = context;
  const seeds = options.seeds ?? (options.quick ? 1 : 5);
  const graphs = readGraphs(options.folder, options.quick);
  const standings: Standing[] = [];
  for (const { name, problem } of graphs) {
    for (const contestant of contestants(context)) {
      standings.push(await stand({ name, problem }, contestant, seeds));
      say(`${name}: ${contestant.name} done`);
    }
  }
  const absent = graphs.some(({ name }) => STATES.includes(name)) || options.folder !== null;
  const { failures, notes } = absent ? { failures: [], notes: [] } : absentData(DATA_FOLDER);
  return {
    suite: "peers",
    heading: "Beside METIS and k-means",
    protocol:
      "Same graphs, same run; medians over seeds (balance and parts: worst). Balance is the largest deviation of any measure from target; stray parts are connected parts beyond one per territory. METIS gets the tolerances as load imbalance; every plan is judged by the same evaluator.",
    threads: pool.threads,
    tables: graphs.map((graph) => standingTable(graph, standings)),
    results: standings,
    failures: [...failures, ...standings.flatMap(oursBroken)],
    notes: hasMetis() ? notes : [...notes, "gpmetis is not on the PATH (Debian package metis): left out"],
  };
}

function readGraphs(folder: string | null, quick: boolean): Graph[] {
  const tracts = join(DATA_FOLDER, "territory_design/tracts");
  const paths =
    folder === null
      ? STATES.map((state) => join(tracts, `${state}.json.gz`)).filter(existsSync)
      : listInstanceFiles(folder, [".json"]);
  const graphs = paths.map((path) => ({ name: instanceName(path), problem: readTractGraph(path).problem }));
  if (quick && graphs.length > 0) return graphs.slice(0, 1);
  if (folder !== null) return graphs;
  const [units, territories] = quick ? [1_000, 10] : [10_000, 100];
  const name = `generated ${units}/${territories}`;
  return [...graphs, { name, problem: generateMarket(units, territories, 1) }];
}

function contestants({ pool, options }: SuiteContext): Contestant[] {
  const ours = (objective: DesignProblem["objective"], milliseconds: number): Contestant => ({
    name: `Wilayah ${objective}, ${milliseconds / 1000} s`,
    isOurs: true,
    design: (problem, seed) => runDesign(pool, { ...problem, objective }, { seed, milliseconds }),
  });
  const peer = (name: string, design: Contestant["design"]): Contestant => ({ name, isOurs: false, design });
  const metis = hasMetis()
    ? [
        peer("METIS k-way, contiguous", (problem, seed) => runMetis(problem, "kway", seed)),
        peer("METIS recursive bisection", (problem, seed) => runMetis(problem, "rb", seed)),
      ]
    : [];
  const times =
    options.milliseconds === null ? [1_000, options.quick ? 3_000 : 10_000] : [options.milliseconds];
  return [
    ...metis,
    peer("k-means", runKMeans),
    peer("k-means, capacities repaired", runRepairedKMeans),
    ...times.map((milliseconds) => ours("inertia", milliseconds)),
    ...times.map((milliseconds) => ours("cut-edges", milliseconds)),
  ];
}

async function stand(graph: Graph, contestant: Contestant, seeds: number): Promise<Standing> {
  const { problem } = graph;
  const plans: PeerPlan[] = [];
  for (let seed = 1; seed <= seeds; seed++) plans.push(await contestant.design(problem, seed));
  const figures = plans.map(({ assignment }) => evaluatePlan(problem, assignment));
  return {
    graph: graph.name,
    contestant: contestant.name,
    isOurs: contestant.isOurs,
    largestDeviation: figures.map(({ balance }) => Math.max(...balance.map((each) => each.largestDeviation))),
    strayParts: figures.map(({ territories }) =>
      territories.reduce((sum, { partCount }) => sum + Math.abs(partCount - 1), 0),
    ),
    inertia: figures.map(({ inertia }) => inertia),
    cutEdges: plans.map(({ assignment }) => countCutEdges(problem.adjacency, assignment)),
    seconds: plans.map(({ seconds }) => seconds),
    brokenRules: plans.map(({ assignment }) => checkAssignment(problem, assignment).length),
  };
}

const oursBroken = ({ graph, contestant, isOurs, brokenRules }: Standing): string[] =>
  isOurs && brokenRules.some((count) => count > 0)
    ? [`${graph}: ${contestant} breaks ${brokenRules.join(", ")} rules by seed`]
    : [];

function standingTable({ name, problem }: Graph, standings: readonly Standing[]): BenchTable {
  const bands = problem.measures.map(({ key, tolerance }) => `${key} ±${100 * (tolerance ?? 0)} %`);
  return {
    title: `${name}: ${problem.unitCodes.length} units, ${problem.territories.length} territories, ${bands.join(", ")}`,
    columns: [
      "program",
      "balance (worst)",
      "stray parts (worst)",
      "broken rules",
      "inertia",
      "cut edges",
      "seconds",
    ],
    rows: standings
      .filter(({ graph }) => graph === name)
      .map((standing) => [
        standing.contestant,
        formatFigure.percent(largest(standing.largestDeviation)),
        String(largest(standing.strayParts)),
        String(largest(standing.brokenRules)),
        formatFigure.value(median(standing.inertia)),
        formatFigure.value(median(standing.cutEdges)),
        formatFigure.seconds(median(standing.seconds)),
      ]),
  };
}
