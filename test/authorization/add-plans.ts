import { gzipSync } from "node:zlib";
import { NORTH, SOUTH, type TenantContext, TOP } from "./audiences.ts";
import { type MemberName, WORD } from "./ledger.ts";

const NOW = new Date().toISOString();
const NOBODY: readonly MemberName[] = TOP;

interface PlanSpec {
  readonly name: string;
  readonly state: "draft" | "in-review" | "approved" | "scheduled" | "active" | "archived";
  readonly salesForce: string;
  /** Days from today, half-open; null = without end. What the plan's assignments are valid for. */
  readonly days: readonly [from: number, until: number | null];
  /** Whether it has, had or will have its time. */
  readonly hasEffect: boolean;
  /** Whether its assignments grant something today. */
  readonly grants: boolean;
  readonly north: readonly string[];
  readonly south: readonly string[];
  /** Whether the north has a rep in it. */
  readonly isNorthStaffed: boolean;
}

const FIELD = { salesForce: "field", hasEffect: false, isNorthStaffed: true };
const SPLIT = { north: ["u0", "u1"], south: ["u2", "u3"] };

export const PLANS: readonly PlanSpec[] = [
  { ...FIELD, ...SPLIT, name: "active", state: "active", days: [-300, 100], hasEffect: true, grants: true },
  { ...FIELD, ...SPLIT, name: "draft", state: "draft", days: [-300, null], grants: false },
  {
    ...FIELD,
    name: "review",
    state: "in-review",
    days: [200, null],
    grants: true,
    north: ["u0", "u1", "u4"],
    south: ["u2", "u3"],
  },
  {
    ...FIELD,
    ...SPLIT,
    name: "scheduled",
    state: "scheduled",
    days: [100, null],
    hasEffect: true,
    grants: true,
  },
  {
    ...FIELD,
    ...SPLIT,
    name: "archived",
    state: "archived",
    days: [-600, -300],
    hasEffect: true,
    grants: false,
  },
  // it leaves the north without a rep
  {
    ...FIELD,
    ...SPLIT,
    name: "lost",
    state: "in-review",
    days: [200, null],
    grants: true,
    isNorthStaffed: false,
  },
  // of another sales force, where nobody in the north works
  {
    ...FIELD,
    ...SPLIT,
    name: "key",
    salesForce: "key",
    state: "in-review",
    days: [200, null],
    grants: true,
    isNorthStaffed: false,
  },
];

export async function addPlans(context: TenantContext): Promise<void> {
  for (const spec of PLANS) await addPlan(context, spec);
  const { add, id } = context;
  const override = (plan: string, account: string, side: string) => ({
    plan_id: id(plan),
    account_id: id(account),
    territory_id: id(`${plan} ${side}`),
    cause: "manual",
  });
  await add("overrides", override("active", "north, overridden to south", "south"), SOUTH);
  await add("overrides", override("active", "south, overridden to north", "north"), NORTH);
  await add("accounts_to_place", { account_id: id("north, overridden to south") }, TOP);
  // what does not hold yet must not tell where an account goes
  await add("overrides", override("draft", "south, overridden to north in the draft", "north"), NOBODY);
  await add("overrides", override("review", "south, overridden to north in the review", "north"), NOBODY);
}

/** Who reads the rows of one side of a plan. */
export function readersOf(spec: PlanSpec, side: "north" | "south"): readonly MemberName[] {
  if (!spec.grants) return NOBODY;
  if (side === "south") return SOUTH;
  return spec.isNorthStaffed ? NORTH : NOBODY;
}

/**
 * Who reads what belongs to a plan as a whole: reps to whom it grants a territory, or who have one today in its sales
 * force, and once it has left draft the managers of whom somebody works in its sales force.
 */
export const planReaders = (spec: PlanSpec): readonly MemberName[] => {
  if (spec.state === "draft") return TOP;
  const isOfNorth = spec.isNorthStaffed || spec.salesForce === FIELD.salesForce;
  const north: readonly MemberName[] = isOfNorth ? ["manager"] : [];
  const managers: readonly MemberName[] = [...TOP, ...north, "sibling"];
  if (!spec.grants) return managers;
  return [...managers, ...(isOfNorth ? (["rep1"] as const) : []), "rep2"];
};

async function addPlan(context: TenantContext, spec: PlanSpec): Promise<void> {
  const { add, id, day } = context;
  const { name } = spec;
  const [from, until] = spec.days;
  const range = `[${day(from)},${until === null ? "" : day(until)})`;
  const isApproved = ["approved", "scheduled", "active", "archived"].includes(spec.state);
  await add(
    "plans",
    {
      id: id(name),
      name: `${name} ${WORD}`,
      sales_force: spec.salesForce,
      layer_id: id("layer"),
      state: spec.state,
      version: 1,
      wishes: { note: WORD },
      created_by: id("ops"),
      created_at: NOW,
      ...(spec.state === "draft" ? {} : { submitted_by: id("ops") }),
      ...(isApproved ? { approved_by: id("admin"), approved_at: NOW, approved_hash: WORD } : {}),
      ...(spec.hasEffect ? { effective_from: day(from) } : {}),
    },
    planReaders(spec),
  );
  const change = { plan_id: id(name), version: 1, kind: "create", reason: WORD, made_by: id("ops") };
  await add("change_sets", { ...change, moves: [], made_at: NOW }, TOP);
  await add("plan_presence", { plan_id: id(name), member_id: id("ops"), territory: WORD, seen_at: NOW }, TOP);
  await add("plan_shapes", { plan_id: id(name), version: 1 }, planReaders(spec));
  if (spec.hasEffect) {
    const effect = {
      id: id(`${name} effect`),
      plan_id: id(name),
      plan_version: 1,
      sales_force: spec.salesForce,
    };
    await add(
      "plan_effects",
      { ...effect, effective: range, recorded: "[2020-01-01 00:00:00+00,)" },
      planReaders(spec),
    );
  }
  // the region above is nobody's: what is granted goes down the hierarchy, never up
  await add("territories", territory(context, name, "region", null), NOBODY);
  await add("territory_totals", totals(context, name, "region"), NOBODY);
  for (const side of ["north", "south"] as const) await addSide(context, { spec, side, range });
}

const territory = ({ id }: TenantContext, plan: string, name: string, parent: string | null) => ({
  id: id(`${plan} ${name}`),
  plan_id: id(plan),
  code: `${name}-${WORD}`,
  name: WORD,
  parent_id: parent && id(`${plan} ${parent}`),
  share: 1,
  is_locked: false,
});

/** Figures that no test counts again; the canary word is a measure's key. */
const totals = ({ id }: TenantContext, plan: string, name: string) => ({
  plan_id: id(plan),
  territory_id: id(`${plan} ${name}`),
  units: 2,
  accounts: 2,
  revenue: 203,
  potential: 403,
  workload_hours: 2,
  measures: { [WORD]: 1 },
});

const NO_OUTLINE = `\\x${gzipSync("[]").toString("hex")}`;

interface Side {
  readonly spec: PlanSpec;
  readonly side: "north" | "south";
  readonly range: string;
}

async function addSide(context: TenantContext, { spec, side, range }: Side): Promise<void> {
  const { add, id } = context;
  const { name } = spec;
  const readers = readersOf(spec, side);
  const whose = { plan_id: id(name), territory_id: id(`${name} ${side}`) };
  await add("territories", territory(context, name, side, "region"), readers);
  await add("territories", territory(context, name, `${side} part`, side), readers);
  for (const unit of spec[side]) await add("alignment", { ...whose, unit_id: id(unit) }, readers);
  for (const unit of spec[side]) await add("unit_locks", { plan_id: id(name), unit_id: id(unit) }, TOP);
  await add("territory_totals", totals(context, name, side), readers);
  await add("territory_totals", totals(context, name, `${side} part`), readers);
  // rules name accounts of the whole plan
  const rule = { id: id(`${name} ${side} rule`), name: WORD, kind: "rule", filter: "", account_codes: [] };
  const flags = { is_active: true, is_inherited: false, keeps_families: false };
  const items = [{ field: "name", operation: "equals", value: WORD }];
  await add("territory_rules", { ...rule, ...flags, ...whose, items }, TOP);
  const shape = { ...whose, resolution: "fine", units_hash: WORD, outline: NO_OUTLINE };
  await add("territory_shapes", shape, readers);
  if (side === "south" || spec.isNorthStaffed) {
    const work = { rep_id: id(side === "north" ? "R1" : "R2"), role: "primary", valid: range };
    const row = { id: id(`${name} ${side} assignment`), ...whose, ...work };
    await add("rep_assignments", { ...row, recorded: "[2020-01-01 00:00:00+00,)" }, readers);
  }
  const author = { made_by: id("ops"), made_at: NOW };
  const line = { id: id(`${name} ${side} item`), kind: "goal", body: WORD, version: 1 };
  await add("territory_items", { ...line, ...whose, ...author }, readers);
  const remark = { id: id(`${name} ${side} comment`), body: WORD };
  await add("comments", { ...remark, ...whose, ...author }, readers);
  const objection = { id: id(`${name} ${side} challenge`), wish: "remove", unit_id: id(spec[side][0]) };
  const raised = { raised_by: id("ops"), raised_at: NOW, reason: WORD, state: "open" };
  await add("challenges", { ...objection, ...whose, ...raised }, readers);
}
