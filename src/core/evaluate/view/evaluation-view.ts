/** A text in the two languages of the product. */
export interface BothLanguages {
  readonly id: string;
  readonly en: string;
}

/** A word of a fixed list: its key for machines, the words for people. */
export interface Word extends BothLanguages {
  readonly key: string;
}

/** "probability" is of chance making what was seen, "share" is a fraction that is shown in per cent, "money" is of the organisation's currency or of whatever the file counts in. */
export type ViewUnit = "text" | "count" | "number" | "money" | "share" | "probability";

/** Null: nothing can be said. */
export type ViewCell = string | number | Word | null;

export interface ViewColumn {
  readonly key: string;
  readonly label: BothLanguages;
  readonly unit: ViewUnit;
}

export interface ViewTable {
  readonly title: BothLanguages;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly (readonly ViewCell[])[];
}

/** A sentence; "{name}" stands for the value of that name. */
export interface Note {
  readonly text: BothLanguages;
  readonly values?: Readonly<Record<string, { readonly value: ViewCell; readonly unit: ViewUnit }>>;
}

/** A value for each x, null where there is none. */
export interface ValueLayer {
  readonly kind: "line" | "points" | "bars" | "steps";
  readonly label: BothLanguages;
  readonly y: readonly (number | null)[];
  /** Indices that are drawn to be seen: what lies outside. */
  readonly flagged?: readonly number[];
  readonly dashed?: boolean;
}

/** A range for each x: a band runs along, spans stand apart. */
export interface RangeLayer {
  readonly kind: "band" | "spans";
  readonly label: BothLanguages;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** One layer of a plot, in the order of its `x`. */
export type PlotLayer = ValueLayer | RangeLayer;

/** A figure, and the table whose rows stand behind it. */
export interface Plot {
  readonly title: BothLanguages;
  /** What is to be seen in it. */
  readonly reading: BothLanguages;
  readonly xLabel: BothLanguages;
  readonly yLabel: BothLanguages;
  readonly yUnit: ViewUnit;
  /** Numbers, or names in their order; what follows ": " in a name stands below it. */
  readonly x: readonly (number | string | BothLanguages)[];
  /** Name of each point where x is a number. */
  readonly names?: readonly string[];
  readonly layers: readonly PlotLayer[];
  /** Index among the tables of the view. */
  readonly table: number;
  /** Which of its rows stand behind the figure, from one to before another; all without it. */
  readonly rows?: { readonly from: number; readonly until: number };
}

/** An evaluation for people: tables, sentences and figures. The first table is the one that a CSV file holds. */
export interface EvaluationView {
  readonly title: BothLanguages;
  readonly notes: readonly Note[];
  readonly tables: readonly ViewTable[];
  readonly plots: readonly Plot[];
}
