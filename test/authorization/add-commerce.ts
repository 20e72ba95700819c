import { ALL, BOTH, NORTH, SOUTH, type TenantContext, TOP } from "./audiences.ts";
import { type MemberName, WORD } from "./ledger.ts";

const NOW = new Date().toISOString();
/** Who reads what R3 did, who works in the team North. */
const NORTH_TEAM: readonly MemberName[] = [...TOP, "manager", "rep3"];

/** Where something happened and who did it, by the names of `build-tenant.ts`; and who reads it. */
interface BusinessRecord {
  readonly account?: string;
  readonly unit?: string;
  readonly rep?: string;
  readonly readers: readonly MemberName[];
}

/** An account decides by the territory, a rep by the team; who reads either reads the row. */
const BUSINESS_RECORDS: readonly BusinessRecord[] = [
  { account: "in the north", rep: "R1", readers: NORTH },
  { account: "in the north", rep: "R2", readers: BOTH },
  { account: "north, overridden to south", rep: "R5", readers: SOUTH },
  { account: "in white space", rep: "R3", readers: NORTH_TEAM },
  { account: "white space, in the north by the review", rep: "R5", readers: TOP },
];
const WITHOUT_REP: readonly BusinessRecord[] = [
  { account: "in the south", readers: SOUTH },
  { account: "in white space", readers: TOP },
];
const WITHOUT_ACCOUNT: readonly BusinessRecord[] = [
  { rep: "R2", readers: SOUTH },
  { rep: "R5", readers: TOP },
];
const NOBODYS: BusinessRecord = { readers: TOP };
const BY_UNIT: readonly BusinessRecord[] = [
  { unit: "u2", readers: SOUTH },
  { unit: "u4", readers: TOP },
  // where there is an account, the account decides
  { account: "in the south", unit: "u0", readers: SOUTH },
];

/** What is sold and to whom, what was tried, and what is to be reached. */
export async function addCommerce(context: TenantContext): Promise<void> {
  const { add, id, day } = context;
  const price = { unit_price: 10, is_active: true, version: 1 };
  await add("products", { id: id("product"), code: `P-${WORD}`, name: WORD, category: WORD, ...price }, ALL);
  const whose = ({ account, rep }: BusinessRecord) => ({
    account_id: account === undefined ? null : id(account),
    rep_id: rep === undefined ? null : id(rep),
  });
  for (const [index, record] of [...BUSINESS_RECORDS, ...WITHOUT_REP].entries()) {
    const sale = { id: id(`sale ${index}`), code: WORD, product_id: id("product"), sold_on: day(-index) };
    await add("sales", { ...sale, ...whose(record), quantity: 1, amount: 1000 + index }, record.readers);
  }
  for (const [index, record] of [
    ...BUSINESS_RECORDS,
    ...WITHOUT_REP,
    ...WITHOUT_ACCOUNT,
    NOBODYS,
  ].entries()) {
    const cost = { id: id(`cost ${index}`), code: WORD, kind: "visit", incurred_on: day(-index) };
    await add("costs", { ...cost, ...whose(record), amount: 100 + index }, record.readers);
  }
  const stamp = { version: 1, updated_at: NOW };
  for (const [index, record] of [
    ...BUSINESS_RECORDS,
    ...WITHOUT_REP,
    ...WITHOUT_ACCOUNT,
    ...BY_UNIT,
    NOBODYS,
  ].entries()) {
    const lead = { id: id(`lead ${index}`), code: WORD, name: WORD, origin: WORD, state: "open" };
    const place = { unit_id: record.unit === undefined ? null : id(record.unit), created_on: day(-index) };
    await add("leads", { ...lead, ...whose(record), ...place, ...stamp }, record.readers);
  }
  for (const [index, record] of [...BUSINESS_RECORDS, ...WITHOUT_REP, ...WITHOUT_ACCOUNT].entries()) {
    const name = `opportunity ${index}`;
    const deal = { id: id(name), code: WORD, name: WORD, stage: "qualification", amount: 10_000 + index };
    const dates = { created_on: day(-index), expected_close_on: day(30), ...stamp };
    await add("opportunities", { ...deal, ...whose(record), ...dates }, record.readers);
    const step = { opportunity_id: id(name), number: 1, stage: "qualification", entered_on: day(-index) };
    await add("opportunity_stages", { ...step, made_by: id("ops"), made_at: NOW }, record.readers);
  }
  for (const [index, record] of [...BUSINESS_RECORDS, ...WITHOUT_ACCOUNT].entries()) {
    const contact = { id: id(`activity ${index}`), code: WORD, kind: "visit", state: "planned", note: WORD };
    const plan = { direction: "outbound", day: day(index), planned_on: day(index), ...stamp };
    await add("activities", { ...contact, ...whose(record), ...plan }, record.readers);
  }
  const kept = { request: { kind: "accounts", query: { from: day(-30), until: day(0) } }, kpi_versions: {} };
  const money = { revenue: 0, discount: 0, cost: 0, costToServe: 0, netProfit: 0, costCoverage: null };
  const account = { account: WORD, margin: null, abcClass: null, orders: 0, daysSinceOrder: null, rfm: null };
  const evaluated = {
    ...kept.request.query,
    accounts: [{ ...account, ...money, whiteSpace: null }],
    totals: { accounts: 1, ...money, losing: 0, lost: 0 },
    whaleCurve: { total: 0, cumulative: [0], shares: null, peak: { accounts: 0, profit: 0, share: null } },
  };
  const snapshot = { id: id("snapshot"), name: WORD, made_by: id("ops"), made_at: NOW };
  await add("evaluation_snapshots", { ...snapshot, ...kept, result: evaluated }, TOP);
  await addGoals(context);
}

/** Everything that a goal names must be within reach; nothing named is the whole organisation. */
async function addGoals({ add, id, day }: TenantContext): Promise<void> {
  const goals: readonly (readonly [
    names: Readonly<Record<string, string>>,
    readers: readonly MemberName[],
  ])[] = [
    [{ rep_id: "R1" }, NORTH],
    [{ rep_id: "R2", product_id: "product" }, SOUTH],
    [{ team_id: "North" }, NORTH_TEAM],
    [{ territory_id: "active south" }, SOUTH],
    [{ territory_id: "draft north" }, TOP],
    [{ account_id: "in the north" }, NORTH],
    [{ account_id: "in the north", rep_id: "R2" }, TOP],
    [{ product_id: "product" }, TOP],
    [{}, TOP],
  ];
  for (const [index, [names, readers]] of goals.entries()) {
    const figures = { metric: "revenue", unit: WORD, baseline: 1, target: 2 + index };
    const goal = { id: id(`goal ${index}`), name: WORD, kind: "quantitative", ...figures };
    const period = { starts_on: day(0), ends_on: day(90) };
    const about = Object.fromEntries(Object.entries(names).map(([column, name]) => [column, id(name)]));
    const made = { owner_member_id: id("ops"), made_by: id("ops"), made_at: NOW, version: 1 };
    await add("goals", { ...goal, ...period, ...about, ...made }, readers);
  }
  for (const [rater, rep, readers] of [
    ["admin", "R1", NORTH],
    ["ops", "R2", SOUTH],
    ["manager", "R1", NORTH],
    ["sibling", "R2", SOUTH],
  ] as const) {
    const rating = { id: id(`rating by ${rater}`), rep_id: id(rep), rater_member_id: id(rater) };
    const said = { trait: "helping", score: 4, note: WORD, rated_on: day(0), made_at: NOW, version: 1 };
    await add("rep_ratings", { ...rating, ...said }, readers);
  }
  for (const [index, [names, readers]] of goals.entries()) {
    if ("rep_id" in names || "product_id" in names) continue;
    const item = { id: id(`swot ${index}`), aspect: "strength", body: WORD, metric: "account-revenue" };
    const about = Object.fromEntries(Object.entries(names).map(([column, name]) => [column, id(name)]));
    const action = { action: WORD, owner_member_id: id("ops"), due_on: day(30) };
    const made = { made_by: id("ops"), made_at: NOW, version: 1 };
    await add("swot_items", { ...item, ...about, ...action, ...made }, readers);
  }
}
