import { randomUUID } from "node:crypto";
import type { Tenant } from "./build-tenant.ts";
import type { LedgerRow, MemberName } from "./ledger.ts";

/** What a route's last path parameter names, and where its parts stand in the row. */
interface PathObject {
  readonly table: string;
  readonly column: string;
}

/** Every path parameter of every route. One that is missing here fails the matrix. */
export const PARAMETERS: Readonly<Record<string, PathObject>> = {
  memberId: { table: "members", column: "id" },
  teamId: { table: "teams", column: "id" },
  repId: { table: "reps", column: "id" },
  apiKeyId: { table: "api_keys", column: "id" },
  layerId: { table: "layers", column: "id" },
  unitCode: { table: "units", column: "code" },
  accountId: { table: "accounts", column: "id" },
  productId: { table: "products", column: "id" },
  leadId: { table: "leads", column: "id" },
  opportunityId: { table: "opportunities", column: "id" },
  activityId: { table: "activities", column: "id" },
  goalId: { table: "goals", column: "id" },
  ratingId: { table: "rep_ratings", column: "id" },
  swotItemId: { table: "swot_items", column: "id" },
  snapshotId: { table: "evaluation_snapshots", column: "id" },
  planId: { table: "plans", column: "id" },
  otherPlanId: { table: "plans", column: "id" },
  territoryId: { table: "territories", column: "id" },
  assignmentId: { table: "rep_assignments", column: "id" },
  challengeId: { table: "challenges", column: "id" },
  itemId: { table: "territory_items", column: "id" },
  ruleId: { table: "territory_rules", column: "id" },
  vacancyId: { table: "vacancies", column: "id" },
  coveredTerritoryId: { table: "vacancy_territories", column: "territory_id" },
  vacancyItemId: { table: "vacancy_items", column: "id" },
  notificationId: { table: "notifications", column: "id" },
  jobId: { table: "jobs", column: "id" },
  importId: { table: "imports", column: "id" },
  webhookId: { table: "webhooks", column: "id" },
  eventId: { table: "webhook_deliveries", column: "event_id" },
};

/** Path parameters that are no rows of their own: the file of a job, the place of a tile. */
export const FIXED_PARAMETERS: Readonly<Record<string, string>> = {
  name: "summary.json",
  key: "account-revenue",
  // it holds all units of the tenants
  z: "5",
  x: "25",
  y: "16",
};

/** Where a row says what it lies in. */
const PARENTS: Readonly<Record<string, string>> = {
  planId: "plan_id",
  territoryId: "territory_id",
  layerId: "layer_id",
  jobId: "job_id",
  webhookId: "webhook_id",
  vacancyId: "vacancy_id",
};

export interface BodyContext {
  readonly own: Tenant;
  readonly member: MemberName;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface RouteSpec {
  /** What the route cannot be asked without, "?" included. */
  readonly query?: string;
  readonly body?: (context: BodyContext) => object;
  /** Done in a signed-in browser only: API keys get 403. */
  readonly sessionOnly?: true;
  /** Asks for the own password or a code, and gets a wrong one: the answer is 401 with this code. */
  readonly refusal?: "APP-401";
  /** Would end the session that asks: asked without it. */
  readonly endsSession?: true;
  /** The object that is tried as one's own where it matters what becomes of it. */
  readonly prefer?: (tenant: Tenant, member: MemberName) => string;
}

const reason = () => ({ reason: "because" });
const answer = () => ({ answer: "because" });
const LATER = "2999-01-01";
/** A change that renames to something new. */
const rename = () => ({ name: `Renamed ${randomUUID()}` });
const accountRule = () => ({ ...rename(), territory: "north", kind: "named", accounts: ["nobody"] });

function territoryIn({ own, member, parameters }: BodyContext): LedgerRow | undefined {
  return own.rows.find(
    ({ table, values, readers }) =>
      table === "territories" && values.plan_id === parameters.planId && readers.includes(member),
  );
}

/** What each route that takes a body or needs care is asked with. A route with a body that is missing here fails. */
export const ROUTES: Readonly<Record<string, RouteSpec>> = {
  "POST /v1/auth/sign-in": { body: () => ({ email: "nobody@example.org", password: "wrong" }) },
  "POST /v1/auth/sign-out": { endsSession: true },
  "POST /v1/auth/second-factor": { body: () => ({ code: "000000" }) },
  "POST /v1/setup": {
    body: () => ({
      token: "wrong",
      organisation: { name: "Another", timeZone: "Etc/UTC", locale: "en", currency: "USD" },
      admin: { name: "Eve", email: "eve@example.org", password: "a long enough password" },
    }),
  },
  "DELETE /v1/self/sessions/:sessionId": { sessionOnly: true },
  "POST /v1/self/password": {
    body: () => ({ currentPassword: "wrong", newPassword: "another good long one" }),
    sessionOnly: true,
    refusal: "APP-401",
  },
  "POST /v1/self/totp": { body: () => ({ password: "wrong" }), sessionOnly: true, refusal: "APP-401" },
  "POST /v1/self/totp/confirm": { body: () => ({ code: "000000" }), sessionOnly: true, refusal: "APP-401" },
  "POST /v1/self/totp/disable": {
    body: () => ({ password: "wrong" }),
    sessionOnly: true,
    refusal: "APP-401",
  },
  "POST /v1/api-keys": {
    body: () => ({ name: "mine", scope: "read", expiresAt: null, password: "wrong" }),
    sessionOnly: true,
    refusal: "APP-401",
  },
  "POST /v1/webhooks": {
    body: () => ({ url: "https://hooks.example.org/in", events: ["plan.archived"] }),
  },
  "DELETE /v1/webhooks/:webhookId": { prefer: ({ id }) => id("webhook to be removed") },
  "POST /v1/webhooks/:webhookId/secret": { body: () => ({ overlapHours: 1 }) },
  "PATCH /v1/webhooks/:webhookId": { body: () => ({ events: ["plan.archived"] }) },
  "PATCH /v1/organisation": { body: () => ({ locale: "id" }) },
  "POST /v1/members": {
    body: () => ({ name: "New", email: `${randomUUID()}@example.org`, role: "rep" }),
  },
  "GET /v1/resolve": { query: "?lon=106.8&lat=-6.2" },
  "GET /v1/evaluations/kpis": { query: "?from=2026-01-01&until=2027-01-01&by=territory" },
  "GET /v1/evaluations/kpis/:key/evidence": { query: "?from=2026-01-01&until=2027-01-01&by=territory" },
  "GET /v1/evaluations/territories": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/accounts": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/pipeline": { query: "?from=2026-01-01&until=2027-01-01&by=rep" },
  "GET /v1/evaluations/forecast": { query: "?from=2026-01-01&until=2027-01-01&by=account" },
  "GET /v1/evaluations/pipeline-forecast": { query: "?from=2026-01-01&until=2027-01-01&by=team" },
  "GET /v1/evaluations/pipeline-forecast/opportunities": {
    query: "?from=2026-01-01&until=2027-01-01&by=rep",
  },
  "GET /v1/evaluations/pipeline-forecast/chance": { query: "?from=2026-01-01&until=2027-01-01&by=rep" },
  "GET /v1/evaluations/quotas": { query: "?from=2026-01-01&until=2027-01-01&by=territory&target=1000" },
  "GET /v1/evaluations/reps": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/trend": { query: "?from=2026-01-01&until=2027-01-01&by=territory" },
  "GET /v1/evaluations/performance": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/priorities": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/accounts/:accountId/product-openings": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/look-alikes": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/service": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/causes": { query: "?from=2026-01-01&until=2027-01-01" },
  "GET /v1/evaluations/customer-value": { query: "?from=2026-01-01&until=2027-01-01" },
  "POST /v1/evaluations/snapshots": {
    body: () => ({
      ...rename(),
      request: { kind: "accounts", query: { from: "2026-01-01", until: "2027-01-01" } },
    }),
  },
  "PATCH /v1/members/:memberId": { body: rename },
  "POST /v1/members/:memberId/password": { sessionOnly: true, prefer: ({ id }) => id("gone") },
  "DELETE /v1/members/:memberId/second-factor": { sessionOnly: true },
  "POST /v1/teams": { body: rename },
  "PATCH /v1/teams/:teamId": { body: rename },
  "POST /v1/reps": { body: () => ({ code: randomUUID(), name: "New" }) },
  "PATCH /v1/reps/:repId": { body: rename },
  "PATCH /v1/accounts/:accountId": { body: rename },
  "POST /v1/products": { body: () => ({ code: randomUUID(), name: "New" }) },
  "PATCH /v1/products/:productId": { body: rename },
  "POST /v1/leads": { body: () => ({ name: "New" }) },
  "PATCH /v1/leads/:leadId": { body: rename },
  "POST /v1/opportunities": { body: () => ({ name: "New", amount: 1 }) },
  "PATCH /v1/opportunities/:opportunityId": { body: rename },
  "POST /v1/opportunities/:opportunityId/stages": { body: () => ({ stage: "proposal" }) },
  "POST /v1/activities": { body: () => ({ kind: "call" }) },
  "PATCH /v1/activities/:activityId": { body: () => ({ note: "more" }) },
  "POST /v1/goals": {
    body: () => ({
      ...rename(),
      metric: "revenue",
      unit: "USD",
      target: 1,
      startsOn: LATER,
      endsOn: "2999-02-01",
    }),
  },
  "PATCH /v1/goals/:goalId": { body: rename },
  "POST /v1/rep-ratings": {
    body: ({ own }) => ({ repId: own.id("R1"), trait: "helping", score: 3, ratedOn: "2026-01-02" }),
  },
  "PATCH /v1/rep-ratings/:ratingId": {
    body: () => ({ note: "more" }),
    prefer: ({ id }, member) => id(`rating by ${member}`),
  },
  "DELETE /v1/rep-ratings/:ratingId": { prefer: ({ id }, member) => id(`rating by ${member}`) },
  "POST /v1/swot-items": { body: () => ({ aspect: "threat", body: "New", metric: "account-revenue" }) },
  "PATCH /v1/swot-items/:swotItemId": { body: () => ({ body: "more" }) },
  "POST /v1/plans": {
    body: ({ own }) => ({ ...rename(), salesForce: "new", layerId: own.id("layer") }),
  },
  "POST /v1/plans/:planId/owners": {
    // named twice, which is refused: who is allowed would end assignments that others are tried with
    body: (context) => {
      const territoryId = territoryIn(context)?.values.id ?? randomUUID();
      return { owners: ["R4", "R5"].map((rep) => ({ territoryId, repId: context.own.id(rep) })) };
    },
  },
  "POST /v1/plans/:planId/branches": { body: rename },
  "POST /v1/plans/:planId/reject": { body: reason },
  "POST /v1/plans/:planId/schedule": { body: () => ({ effectiveFrom: LATER }) },
  "POST /v1/plans/:planId/territories": { body: () => ({ code: "NEW", name: "New" }) },
  "PATCH /v1/plans/:planId/territories/:territoryId": { body: rename },
  "POST /v1/plans/:planId/territories/:territoryId/assignments": {
    body: ({ own }) => ({ repId: own.id("R5"), from: LATER }),
  },
  "POST /v1/plans/:planId/assignments/:assignmentId/end": {
    body: () => ({ on: LATER }),
    // whoever ends one replaces its row
    prefer: ({ id }, member) => id(`draft ${member === "admin" ? "north" : "south"} assignment`),
  },
  "POST /v1/plans/:planId/changes": { body: reason },
  "POST /v1/plans/:planId/merges": {
    body: ({ own }) => ({ fromPlanId: own.id("active"), territories: ["north"] }),
  },
  "POST /v1/plans/:planId/reverts": { body: () => ({ toVersion: 1 }) },
  "POST /v1/plans/:planId/challenges": {
    body: (context) => ({
      territoryId: territoryIn(context)?.values.id ?? randomUUID(),
      wish: "add",
      object: { kind: "unit", code: "u5" },
      ...reason(),
    }),
  },
  "POST /v1/plans/:planId/challenges/:challengeId/accept": { body: answer },
  "POST /v1/plans/:planId/challenges/:challengeId/reject": { body: answer },
  "POST /v1/vacancies": {
    // nobody announces the leave of a rep whom they do not reach
    body: ({ own, member }) => ({
      repId: own.id(member === "sibling" ? "R2" : "R3"),
      startsOn: LATER,
      endsOn: "2999-02-01",
    }),
  },
  "PATCH /v1/vacancies/:vacancyId": { body: () => ({ endsOn: LATER }) },
  "PUT /v1/vacancies/:vacancyId/territories/:coveredTerritoryId/interim": {
    body: ({ own }) => ({ repId: own.id("R5") }),
  },
  "PUT /v1/vacancies/:vacancyId/territories/:coveredTerritoryId/successor": {
    body: ({ own }) => ({ repId: own.id("R5") }),
  },
  "POST /v1/vacancies/:vacancyId/close": { body: () => ({}) },
  "POST /v1/vacancies/:vacancyId/items": { body: () => ({ body: "more" }) },
  "PATCH /v1/vacancies/:vacancyId/items/:vacancyItemId": { body: () => ({ doneOn: "2020-01-01" }) },
  "POST /v1/plans/:planId/comments": { body: () => ({ body: "a remark" }) },
  "POST /v1/plans/:planId/territories/:territoryId/items": { body: () => ({ kind: "goal", body: "more" }) },
  "PATCH /v1/plans/:planId/territories/:territoryId/items/:itemId": { body: () => ({ body: "even more" }) },
  "POST /v1/plans/:planId/designs": { body: () => ({ ...rename(), wishes: { territories: 2 } }) },
  "POST /v1/plans/:planId/exports": { body: () => ({ content: "accounts" }) },
  "POST /v1/exports": { body: () => ({ content: "leads" }) },
  "PUT /v1/plans/:planId/rules": { body: () => ({ rules: [] }) },
  "POST /v1/plans/:planId/rules": { body: accountRule },
  "PUT /v1/plans/:planId/rules/:ruleId": { body: accountRule },
  "POST /v1/plans/:planId/rules/test": { body: () => ({}) },
  "GET /v1/plans/:planId/rules/findings": { query: "?finding=gap" },
  "GET /v1/plans/:planId/rules/explanation": { query: "?account=nobody" },
  "GET /v1/plans/:planId/explanation": { query: "?unit=u0" },
  "PUT /v1/plans/:planId/presence": { body: () => ({ territory: "north" }) },
  "PUT /v1/plans/:planId/wishes": { body: () => ({ wishes: { territories: 2 } }) },
  "POST /v1/imports": { query: "?kind=accounts&name=empty.csv" },
  "PUT /v1/imports/:importId/mapping": { body: () => ({ mapping: { code: "code", name: "name" } }) },
  "POST /v1/jobs/:jobId/alternatives": { body: () => ({ ...rename(), alternative: "as asked" }) },
  "POST /v1/plans/:planId/check": { body: () => ({ wishes: { territories: 2 } }) },
  "POST /v1/plans/:planId/explain": { body: () => ({ unit: "u0", wishes: { territories: 2 } }) },
};

/** Path parameters of a route in their order. */
export const parametersOf = (url: string): readonly string[] =>
  [...url.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name);

/** The parameter that says which object a route is about; null for lists and what has no object. */
export function objectParameterOf(url: string): string | null {
  return parametersOf(url).findLast((name) => name in PARAMETERS) ?? null;
}

/** Path parameters that lead to this row. */
export function pathTo(url: string, row: LedgerRow): Readonly<Record<string, string>> {
  const object = objectParameterOf(url);
  return Object.fromEntries(
    parametersOf(url).map((name) => {
      if (name === object) return [name, String(row.values[PARAMETERS[name].column])];
      const parent = row.values[PARENTS[name] ?? "id"];
      return [name, FIXED_PARAMETERS[name] ?? String(parent)];
    }),
  );
}

export const fill = (url: string, parameters: Readonly<Record<string, string>>): string =>
  url.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(parameters[name]));
