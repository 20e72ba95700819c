import { type Name, type SQL, sql } from "drizzle-orm";
import type { Field, ImportTarget, Noun } from "../../app/ports/rows/imports.ts";

/** Where the records of a kind are stored. */
interface TargetTable {
  readonly table: string;
  /** What a new record has in columns that may not be empty and that the file says nothing of. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Has `version` and perhaps `updated_at`, which every change moves on. */
  readonly isVersioned: boolean;
  readonly isStamped: boolean;
  /** Column of who brought the record, beside `made_at`: no change moves them. */
  readonly author?: "made_by" | "imported_by";
  /** The noun that its records are, where its records name each other. */
  readonly noun: Noun | null;
  /** Tables whose rows are parts of its records, and go with them. */
  readonly parts: readonly { readonly table: string; readonly column: string }[];
}

const TARGETS: Readonly<Record<string, TargetTable>> = {
  accounts: {
    table: "accounts",
    defaults: {
      stage: "customer",
      products: [],
      revenue: 0,
      potential: 0,
      workload_hours: 0,
      location_kind: "exact",
    },
    isVersioned: true,
    isStamped: true,
    noun: "account",
    parts: [],
  },
  places: { table: "places", defaults: {}, isVersioned: true, isStamped: true, noun: null, parts: [] },
  reps: {
    table: "reps",
    defaults: { hours_per_week: 40, full_time_share: 1 },
    isVersioned: true,
    isStamped: false,
    noun: null,
    parts: [],
  },
  products: {
    table: "products",
    defaults: { is_active: true },
    isVersioned: true,
    isStamped: false,
    noun: null,
    parts: [],
  },
  leads: {
    table: "leads",
    defaults: { state: "open" },
    isVersioned: true,
    isStamped: true,
    noun: null,
    parts: [],
  },
  opportunities: {
    table: "opportunities",
    defaults: { amount: 0 },
    isVersioned: true,
    isStamped: true,
    noun: null,
    parts: [{ table: "opportunity_stages", column: "opportunity_id" }],
  },
  sales: { table: "sales", defaults: {}, isVersioned: false, isStamped: false, noun: null, parts: [] },
  costs: { table: "costs", defaults: {}, isVersioned: false, isStamped: false, noun: null, parts: [] },
  activities: {
    table: "activities",
    defaults: { direction: "outbound", note: "" },
    isVersioned: true,
    isStamped: true,
    noun: null,
    parts: [],
  },
  goals: {
    table: "goals",
    defaults: {},
    isVersioned: true,
    isStamped: false,
    author: "made_by",
    noun: null,
    parts: [],
  },
  ratings: {
    table: "rep_ratings",
    defaults: {},
    isVersioned: true,
    isStamped: false,
    author: "imported_by",
    noun: null,
    parts: [],
  },
};

const named = (table: string, code = "code") => ({
  table: sql`${sql.identifier(table)}`,
  code: sql`${sql.identifier(code)}`,
  name: sql.identifier("name"),
});

/** What a code names, and in which column of which table it stands. */
const NOUNS: Readonly<Record<Noun, Pick<Reference, "table" | "code" | "name">>> = {
  account: named("accounts"),
  rep: named("reps"),
  product: named("products"),
  lead: named("leads"),
  opportunity: named("opportunities"),
  unit: named("units"),
  team: named("teams", "name"),
  territory: named("territories"),
  member: {
    table: sql`(SELECT m.org_id, m.id, u.email FROM members m JOIN auth_users u ON u.id = m.user_id) n`,
    code: sql`lower(email)`,
    name: null,
  },
};

/** A field that names something. */
export interface Reference {
  readonly field: string;
  readonly column: string;
  readonly noun: Noun;
  readonly table: SQL;
  readonly code: SQL;
  /** Column of its name; null: it is not told by one. */
  readonly name: Name | null;
  /** It names a record of the same kind. */
  readonly isWithin: boolean;
}

export interface Target extends TargetTable {
  readonly name: SQL;
  /** Column by field. */
  readonly columns: ReadonlyMap<string, string>;
  readonly references: readonly Reference[];
  readonly layerId: string | null;
  readonly planId: string | null;
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnOf = ({ key, type }: Field): string =>
  type.type === "reference" ? `${snake(key)}_id` : snake(key);

/** The table of a kind and how its fields lie in it. Names come from the lists above and from core, never from a request. */
export function targetOf({ kind, fields, layerId, planId }: ImportTarget): Target {
  const target = TARGETS[kind];
  return {
    ...target,
    name: sql`${sql.identifier(target.table)}`,
    columns: new Map(fields.map((field) => [field.key, columnOf(field)])),
    references: fields.flatMap(({ key, type }) =>
      type.type === "reference"
        ? [
            {
              field: key,
              column: `${snake(key)}_id`,
              noun: type.to,
              ...NOUNS[type.to],
              isWithin: type.to === target.noun,
            },
          ]
        : [],
    ),
    layerId,
    planId,
  };
}
