import { type Action, mayTry, reachOf } from "../../src/app/rights/policy.ts";
import type { Role } from "../../src/core/domain/roles.ts";
import type { LedgerRow, MemberName } from "./ledger.ts";

/** Which actions of the policy table write a table; an empty list: nobody ever. */
interface TableRights {
  readonly insert: readonly Action[];
  readonly update: readonly Action[];
  readonly delete: readonly Action[];
  /** Column with the member in whose name a new row is. */
  readonly author?: string;
  /** Column with the rep in whose name a new row is, who must be within reach. */
  readonly seller?: string;
  /** Column with the member whose row it is: theirs alone, also where the role reaches further. */
  readonly owner?: string;
  /** Column with the only member who may change the row. */
  readonly changer?: string;
  /** The one column that may be updated; any where left out. */
  readonly column?: string;
}

const by = (...actions: readonly Action[]): TableRights => ({
  insert: actions,
  update: actions,
  delete: actions,
});

/** Every tenant table. One that is missing here fails the test. */
export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  organisations: by("organisation:edit"),
  members: by("members:edit"),
  teams: by("teams:edit"),
  reps: by("reps:edit"),
  layers: by("layers:edit"),
  layer_topologies: by("layers:edit"),
  units: by("layers:edit"),
  adjacency: by("layers:edit"),
  evaluation_snapshots: { insert: ["snapshots:take"], update: [], delete: [], author: "made_by" },
  places: by("layers:edit"),
  accounts: by("accounts:edit"),
  products: by("products:edit"),
  // worked on by whoever sees them; closed or called off, not removed
  // by hand; what an import brought goes when it is undone
  leads: { ...by("leads:edit"), delete: ["imports:edit"], seller: "rep_id" },
  opportunities: { ...by("opportunities:edit"), delete: ["imports:edit"], seller: "rep_id" },
  opportunity_stages: {
    insert: ["opportunities:edit"],
    update: [],
    delete: ["imports:edit"],
    author: "made_by",
  },
  sales: by("sales:edit"),
  costs: by("sales:edit"),
  activities: { ...by("activities:edit"), delete: ["imports:edit"], seller: "rep_id" },
  imports: by("imports:edit"),
  import_files: by("imports:edit"),
  import_rows: by("imports:edit"),
  import_problems: by("imports:edit"),
  import_mappings: by("imports:edit"),
  goals: { ...by("goals:edit"), author: "made_by" },
  rep_ratings: {
    ...by("ratings:edit"),
    author: "rater_member_id",
    seller: "rep_id",
    changer: "rater_member_id",
  },
  swot_items: { ...by("goals:edit"), author: "made_by" },
  plans: { ...by("plans:edit"), insert: ["plans:create"], update: ["plans:edit", "plans:approve"] },
  plan_effects: by("plans:schedule"),
  territories: by("plans:edit"),
  alignment: by("plans:edit"),
  overrides: by("plans:edit"),
  unit_locks: { ...by("plans:edit"), update: [] },
  territory_rules: by("plans:edit"),
  // everybody tells of themselves; what is told grows old and is not removed
  plan_presence: { ...by("plans:edit"), delete: [], author: "member_id", changer: "member_id" },
  territory_totals: by("plans:edit"),
  // noted by the database itself, worked off by workers
  accounts_to_place: { insert: [], update: [], delete: [] },
  // outlines are derived by workers
  plan_shapes: { insert: [], update: [], delete: [] },
  territory_shapes: { insert: [], update: [], delete: [] },
  // a manager decides who stands in and who follows
  rep_assignments: {
    insert: ["assignments:edit", "vacancies:edit"],
    update: ["assignments:edit", "vacancies:edit"],
    delete: ["assignments:edit"],
  },
  // a case is closed, not removed
  vacancies: { ...by("vacancies:edit"), delete: [], author: "created_by" },
  vacancy_territories: { ...by("vacancies:edit"), delete: [] },
  vacancy_items: { insert: ["vacancies:edit"], update: ["vacancies:hand-over"], delete: [] },
  // a log: what happened stays
  change_sets: { insert: ["plans:edit"], update: [], delete: [] },
  audit: { insert: ["self:read"], update: [], delete: [], author: "member_id", owner: "member_id" },
  challenges: {
    insert: ["challenges:raise"],
    update: ["challenges:answer"],
    delete: [],
    author: "raised_by",
  },
  comments: { insert: ["comments:add"], update: [], delete: [], author: "made_by" },
  territory_items: { ...by("territory-plans:edit"), author: "made_by" },
  // written for others by the steps of a plan, marked as read by whom they are for
  notifications: {
    insert: ["plans:submit", "plans:approve", "plans:schedule", "challenges:answer", "vacancies:edit"],
    update: ["self:edit"],
    delete: [],
    owner: "member_id",
  },
  jobs: { ...by("jobs:edit"), owner: "created_by" },
  webhooks: by("webhooks:edit"),
  // workers move them on; an admin has one sent once more
  outbox: { insert: ["webhooks:edit"], update: [], delete: [] },
  webhook_deliveries: { insert: ["webhooks:edit"], update: ["webhooks:edit"], delete: [], column: "next_at" },
  job_files: { insert: ["jobs:edit"], update: [], delete: [] },
  api_keys: { ...by("api-keys:edit"), author: "member_id", owner: "member_id" },
  idempotency_keys: { ...by("self:read"), author: "member_id", owner: "member_id" },
};

export type Change = "insert" | "update" | "delete";

export interface Changer {
  readonly orgId: string;
  readonly member: MemberName;
  readonly memberId: string;
  readonly role: Role;
  /** Ids of the reps within their reach. */
  readonly reps: ReadonlySet<unknown>;
}

/**
 * Whether a member's role lets them make this change: an action of the policy table that they may try, and a row
 * within its reach. Nobody changes what they cannot read; who reads a row, the ledger says.
 */
export function mayChange(
  row: Pick<LedgerRow, "orgId" | "table" | "readers" | "values">,
  change: Change,
  { orgId, member, memberId, role, reps }: Changer,
): boolean {
  const rights = TABLE_RIGHTS[row.table];
  if (row.orgId !== orgId) return false;
  const isIn = (column: string | undefined) => column === undefined || row.values[column] === memberId;
  if (change === "insert" && !isIn(rights.author)) return false;
  const seller = rights.seller === undefined ? null : row.values[rights.seller];
  if (change === "insert" && seller !== null && !reps.has(seller)) return false;
  if (change !== "insert" && !isIn(rights.changer)) return false;
  return rights[change].some((action) => {
    if (!mayTry({ role, scope: "full" }, action)) return false;
    const isAllOver = reachOf(role, action) === "all";
    if (change === "insert") {
      return isAllOver || row.readers.includes(member) || (rights.owner !== undefined && isIn(rights.owner));
    }
    return row.readers.includes(member) && (isAllOver || isIn(rights.owner));
  });
}
