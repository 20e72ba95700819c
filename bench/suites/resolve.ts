import { decideTerritory } from "../../src/core/assign/decide-territory.ts";
import type { RuleAccount } from "../../src/core/assign/rule-account.ts";
import { createRuleBook, type RuleTerritory } from "../../src/core/assign/rule-book.ts";
import type { Rule, RuleItem } from "../../src/core/domain/rule.ts";
import type { UnitLayer } from "../../src/core/domain/unit-layer.ts";
import { createUnitLocator } from "../../src/core/geo/unit-locator.ts";
import { type Random, seededRandom } from "../../src/core/search/random.ts";
import { generateLayer, gridOf } from "../load/generate-layer.ts";
import type { SuiteContext, SuiteReport } from "../suite.ts";

const MUST_PER_SECOND = 1000;
const [REGIONS, TERRITORIES] = [20, 400];
const SEGMENTS = ["key", "wholesale", "retail", "horeca", "online"];
const INDUSTRIES = Array.from({ length: 40 }, (_, n) => `industry ${n}`);

interface Run {
  readonly units: number;
  readonly rules: number;
  readonly buildSeconds: number;
  readonly answers: number;
  readonly answersPerSecond: number;
  /** Share of the answers that a rule decides. */
  readonly byRule: number;
}

/** Where an account belongs: unit of a place, rules, precedence and chain, in one process and on one core. */
export async function benchResolve({ options, say }: SuiteContext): Promise<SuiteReport> {
  const sizes = options.quick
    ? [[3_000, 100]]
    : [
        [3_000, 100],
        [33_000, 500],
      ];
  const runs = sizes.map(([units, rules]) => {
    say(`${units} units, ${rules} rules`);
    return measure(units, rules, options.quick ? 2_000 : 20_000);
  });
  const slow = runs.filter(
    ({ rules, answersPerSecond }) => rules <= 500 && answersPerSecond < MUST_PER_SECOND,
  );
  return {
    suite: "resolve",
    heading: "Resolver",
    protocol: `Random places and attributes on a grid of units in ${TERRITORIES} territories below ${REGIONS} regions; each answer finds the unit, asks the rules and gives every step. No store, no HTTP. Must: ${MUST_PER_SECOND} answers/s of one core at 33,000 units and 500 rules.`,
    threads: 1,
    tables: [
      {
        title: "answers per second of the processor",
        columns: ["units", "rules", "answers", "decided by rules", "answers/s", "built in s"],
        rows: runs.map((run) => [
          String(run.units),
          String(run.rules),
          String(run.answers),
          `${Math.round(run.byRule * 100)} %`,
          run.answersPerSecond.toFixed(0),
          run.buildSeconds.toFixed(2),
        ]),
      },
    ],
    results: runs,
    failures: slow.map(
      ({ units, rules, answersPerSecond }) =>
        `${units} units, ${rules} rules: ${answersPerSecond.toFixed(0)} answers/s`,
    ),
    notes: [],
  };
}

function measure(unitCount: number, ruleCount: number, answers: number): Run {
  const random = seededRandom(unitCount + ruleCount);
  const layer = generateLayer(gridOf(unitCount), 1);
  const territories = listTerritories();
  const rules = Array.from({ length: ruleCount }, (_, n) => makeRule(n, layer, random));
  const queries = Array.from({ length: answers }, () => makeAccount(layer, random));
  const building = process.cpuUsage();
  if (!layer.topology) throw new Error("the layer has no shapes");
  const locator = createUnitLocator(layer.topology);
  const book = createRuleBook(rules, territories);
  const buildSeconds = secondsSince(building);
  const answering = process.cpuUsage();
  let byRule = 0;
  for (const account of queries) {
    const position = locator.locate(account.lon ?? 0, account.lat ?? 0);
    const unit = layer.codes[position] ?? null;
    const geography = position < 0 ? null : `T${position % TERRITORIES}`;
    const place = { account: { ...account, unit }, head: null, geography, standing: null };
    if (decideTerritory(book, place).step !== "geography") byRule++;
  }
  const seconds = secondsSince(answering);
  const sizes = { units: layer.codes.length, rules: ruleCount, answers };
  return { ...sizes, buildSeconds, answersPerSecond: answers / seconds, byRule: byRule / answers };
}

/** Time of the processor: what else the machine does is no part of it. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(begun);
  return (used.user + used.system) / 1e6;
}

const listTerritories = (): RuleTerritory[] => [
  ...Array.from({ length: REGIONS }, (_, n) => ({ id: `R${n}`, parentId: null })),
  ...Array.from({ length: TERRITORIES }, (_, n) => ({ id: `T${n}`, parentId: `R${n % REGIONS}` })),
];

const pick = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)];

/** One in five is asked of every account (a range, a distance, a name); the others name a segment, industry or units. */
function makeRule(n: number, layer: UnitLayer, random: Random): Rule {
  const amount: RuleItem = {
    field: "revenue",
    operation: "range",
    value: { from: random.below(500), to: 500 + random.below(500) },
  };
  const named: RuleItem[] = [
    { field: "segment", operation: "in", value: [pick(random, SEGMENTS)] },
    { field: "industry", operation: "equals", value: pick(random, INDUSTRIES) },
  ];
  const u = random.below(layer.codes.length);
  const wide: RuleItem[] = [
    {
      field: "location",
      operation: "within-km",
      value: { lon: layer.points.x[u], lat: layer.points.y[u], km: 20 },
    },
    { field: "name", operation: "contains", value: `shop ${random.below(100)}` },
  ];
  const places: RuleItem = {
    field: "unit",
    operation: "in",
    value: Array.from({ length: 20 }, () => pick(random, layer.codes)),
  };
  const shape = n % 5;
  const items = shape === 0 ? [...wide, amount] : shape === 1 ? [places, amount] : [...named, amount];
  return {
    ...{
      id: `rule ${n}`,
      name: `rule ${n}`,
      territoryId: n % 50 === 0 ? `R${n % REGIONS}` : `T${n % TERRITORIES}`,
    },
    ...{
      kind: "rule",
      isActive: true,
      isInherited: n % 50 === 0,
      keepsFamilies: false,
      items,
      accountCodes: [],
    },
    filter: shape === 0 ? "(1 OR 2) AND 3" : "",
  };
}

function makeAccount(layer: UnitLayer, random: Random): RuleAccount {
  const u = random.below(layer.codes.length);
  return {
    ...{
      code: null,
      name: `Shop ${random.below(1000)} of the town`,
      stage: "prospect",
      products: [],
      family: null,
    },
    ...{ segment: pick(random, SEGMENTS), industry: pick(random, INDUSTRIES), unit: null },
    ...{ revenue: random.below(1000), potential: null, workloadHours: null },
    lon: layer.points.x[u] + 0.02 * (random.next() - 0.5),
    lat: layer.points.y[u] + 0.02 * (random.next() - 0.5),
  };
}
