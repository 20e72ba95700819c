/**
 * `legal`: the law or a contract says where these accounts go; `named`: a list of accounts by code; `rule`: conditions,
 * which hold together with those of the territory's other rules and with the rules inherited from above.
 */
export const RULE_KINDS = ["rule", "named", "legal"] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What a condition compares as: see `RULE_FIELDS`. */
export type RuleFieldType = "text" | "code" | "number" | "list" | "place";

/**
 * Fields of an account that a condition may ask, and how they compare. Text: case and outer blanks do not count. Codes
 * (also postal codes, as unit codes often are): like text, but in order only among codes of one length, so that 9 does
 * not lie after 80000. Numbers: as numbers. Money in the organisation's currency per year, workload in hours per month.
 */
export const RULE_FIELDS = {
  code: "code",
  name: "text",
  segment: "text",
  industry: "text",
  stage: "text",
  products: "list",
  revenue: "number",
  potential: "number",
  workloadHours: "number",
  /** Code of the head of the account's family; its own where it has no head. */
  family: "code",
  /** Code of the unit that the account lies in. */
  unit: "code",
  location: "place",
} as const satisfies Readonly<Record<string, RuleFieldType>>;
export type RuleField = keyof typeof RULE_FIELDS;

export const RULE_OPERATIONS = [
  "equals",
  "not-equal",
  "in",
  "not-in",
  "less",
  "less-or-equal",
  "greater",
  "greater-or-equal",
  "range",
  "prefix",
  "contains",
  "not-contain",
  "within-km",
] as const;
export type RuleOperation = (typeof RULE_OPERATIONS)[number];

const SAME = ["equals", "not-equal", "in", "not-in"] as const;
const ORDER = ["less", "less-or-equal", "greater", "greater-or-equal", "range"] as const;
const PARTS = ["prefix", "contains", "not-contain"] as const;

/** Which operations a field of a type takes. */
export const RULE_OPERATIONS_OF: Readonly<Record<RuleFieldType, readonly RuleOperation[]>> = {
  text: [...SAME, ...PARTS],
  code: [...SAME, ...ORDER, ...PARTS],
  number: [...SAME, ...ORDER],
  list: SAME,
  place: ["within-km"],
};

/** Both ends count. */
export interface RuleRange {
  readonly from: string | number;
  readonly to: string | number;
}

/** Degrees and great-circle kilometres. */
export interface RuleCircle {
  readonly lon: number;
  readonly lat: number;
  readonly km: number;
}

/** `in`, `not-in`: a list of texts or numbers; `range`: a range; `within-km`: a circle; otherwise a text or number. */
export type RuleValue = string | number | readonly (string | number)[] | RuleRange | RuleCircle;

/** One condition. What an account lacks satisfies the negations only. */
export interface RuleItem {
  readonly field: RuleField;
  readonly operation: RuleOperation;
  readonly value: RuleValue;
}

/** An account rule of a territory in a plan. Territories by id. */
export interface Rule {
  readonly id: string;
  readonly territoryId: string;
  /** Unique within the territory. */
  readonly name: string;
  readonly kind: RuleKind;
  readonly isActive: boolean;
  /** Holds for the territories below as well; kind `rule` only. */
  readonly isInherited: boolean;
  /** Asked of the head of the account's family, so that a family stays together. */
  readonly keepsFamilies: boolean;
  /** Numbered from 1 in `filter`. Empty for `named`. */
  readonly items: readonly RuleItem[];
  /** As "(1 AND 2) OR NOT 3"; empty: all items must hold. */
  readonly filter: string;
  /** Codes of accounts; kinds `named` and `legal`. */
  readonly accountCodes: readonly string[];
}

/** A rule as the log of a plan keeps it. */
export type RuleState = Omit<Rule, "id">;

/** One rule's change; before null: it was added, after null: it was removed. */
export interface RuleChange {
  readonly ruleId: string;
  readonly before: RuleState | null;
  readonly after: RuleState | null;
}
