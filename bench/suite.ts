import type { SolverPool } from "../src/app/ports.ts";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";

export const SUITE_NAMES = [
  "tracts",
  "reference",
  "cpmp",
  "commercial",
  "scale",
  "peers",
  "forecast",
  "kpi",
  "resolve",
  "live",
] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/** What the command line asked for; null = the suite's own choice. */
export interface BenchOptions {
  readonly suites: readonly SuiteName[];
  readonly folder: string | null;
  readonly milliseconds: number | null;
  readonly seeds: number | null;
  /** Every suite runs once per entry; each thread runs one start for the whole time. */
  readonly threads: readonly number[];
  readonly json: boolean;
  readonly quick: boolean;
  /** Where files made on the way are put (links.csv). */
  readonly outFolder: string;
}

export interface SuiteContext {
  readonly options: BenchOptions;
  readonly pool: SolverPool;
  /** A line for whoever waits; never part of the result. */
  readonly say: (line: string) => void;
}

/** A value known from elsewhere, in the printed unit. */
export interface KnownValue {
  readonly value: number;
  readonly source: string;
  /** A bound published with it. */
  readonly lowerBound?: number;
  /** True where it was computed with other distances, so that only the order of size compares. */
  readonly isApproximate?: boolean;
}

/** Limits that a run must keep, as values of the objective in the printed unit. */
export interface Must {
  readonly medianAtMost?: number;
  readonly worstAtMost?: number;
}

export interface BenchInstance {
  readonly name: string;
  readonly problem: DesignProblem;
  /** The objective is divided by this before it is printed or compared. */
  readonly unit: number;
  readonly milliseconds: number;
  readonly known: KnownValue | null;
  readonly must: Must;
  /** True where no plan exists: then the cause must be named. */
  readonly isInfeasible: boolean;
  /** Time for the product's own lower bound; null = not asked for. */
  readonly boundMilliseconds: number | null;
}

export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SuiteReport {
  readonly suite: SuiteName;
  readonly heading: string;
  readonly protocol: string;
  readonly threads: number;
  readonly tables: readonly BenchTable[];
  /** The same figures unrounded, for --json. */
  readonly results: readonly unknown[];
  /** Infeasible plans and figures beyond a must; an empty list = passed. */
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** One suite: everything between the command line and the printed tables. */
export type Suite = (context: SuiteContext) => Promise<SuiteReport>;
