import { z } from "zod";
import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import { getSnapshot } from "../../app/evaluate/stored/get-snapshot.ts";
import { listKpis } from "../../app/evaluate/stored/list-kpis.ts";
import { listOutdatedKpis } from "../../app/evaluate/stored/list-outdated-kpis.ts";
import { listSnapshots } from "../../app/evaluate/stored/list-snapshots.ts";
import { pageAccounts } from "../../app/evaluate/stored/page-accounts.ts";
import { showEvidence } from "../../app/evaluate/stored/show-evidence.ts";
import { takeSnapshot } from "../../app/evaluate/stored/take-snapshot.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { SnapshotHead } from "../../app/ports/rows/snapshots.ts";
import { accountPageQuery, accountPageSchema } from "../../contract/account-pages.ts";
import {
  evaluationRequestSchema,
  evidenceParams,
  evidenceQuery,
  evidenceSchema,
  funnelQuery,
  funnelSchema,
  kpiListSchema,
  kpisQuery,
  kpisSchema,
  pipelineSchema,
  scopedQuery,
  snapshotBody,
  snapshotHeadSchema,
  snapshotPage,
  snapshotParams,
  snapshotQuery,
  snapshotSchema,
} from "../../contract/evaluations.ts";
import { forecastQuery, forecastSchema } from "../../contract/forecasts.ts";
import { success } from "../../contract/outcome.ts";
import { quotaQuery, quotaSchema } from "../../contract/quotas.ts";
import { answer } from "../answer.ts";
import { answerChecked } from "../answer-checked.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { decodeCursor, encodeCursor } from "../keyset-cursor.ts";
import { readPage } from "../read-page.ts";

const TAGS = ["evaluations"];
const REACH =
  "Of what the member reaches. Every ratio comes with its numerator and denominator, every rate with its interval.";

/** What the stored facts tell, and what they told before. */
export const evaluationRoutes = (world: PlanWorld): RouteModule => ({
  name: "evaluations",
  routes: [
    registryRoute(world),
    kpisRoute(world),
    evidenceRoute(world),
    territoriesRoute(world),
    accountsRoute(world),
    pipelineRoute(world),
    forecastRoute(world),
    quotasRoute(world),
    listSnapshotsRoute(world),
    getSnapshotRoute(world),
    takeSnapshotRoute(world),
  ],
});

const registryRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/kpis",
    action: "evaluations:read",
    summary: "The registry of key figures: what each means, from what it is made, to whom it counts",
    tags: TAGS,
    responses: { 200: kpiListSchema },
    handler: async ({ actor }) =>
      answer(await listKpis(world, actor), (kpis) => ({
        status: 200,
        body: { kpis: kpis.map((kpi) => ({ ...kpi, needs: [...kpi.needs] })) },
      })),
  });

const kpisRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/kpis",
    action: "evaluations:read",
    summary:
      "Every key figure that the records allow, by territory, rep, team, product, account or all together",
    description: `${REACH} What is not recorded is left out and named. A territory above others holds what those below hold. Accounts come page by page.`,
    tags: TAGS,
    query: kpisQuery,
    cost: "heavy",
    responses: { 200: kpisSchema },
    handler: async ({ actor, query }) => {
      return answerChecked(kpisSchema, await evaluateStore(world, actor, { kind: "kpis", query }));
    },
  });

const evidenceRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/kpis/:key/evidence",
    action: "evaluations:read",
    summary: "What a key figure was added up from, the largest first",
    description: `${REACH} By account; by product where the scope is an account. Goals stand in a line of their own.`,
    tags: TAGS,
    params: evidenceParams,
    query: evidenceQuery,
    cost: "heavy",
    responses: { 200: evidenceSchema },
    handler: async ({ actor, params, query }) => {
      const request = { ...params, ...query, code: query.code ?? null };
      return answerChecked(evidenceSchema, await showEvidence(world, actor, request));
    },
  });

const territoriesRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/territories",
    action: "evaluations:read",
    summary: "Whether territories differ in leads that become accounts, or the data do not tell",
    description: REACH,
    tags: TAGS,
    query: funnelQuery,
    cost: "heavy",
    responses: { 200: funnelSchema },
    handler: async ({ actor, query }) => {
      return answerChecked(funnelSchema, await evaluateStore(world, actor, { kind: "territories", query }));
    },
  });

const accountsRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/accounts",
    action: "evaluations:read",
    summary: "Profit table, whale curve, ABC, RFM and white space of accounts, page by page",
    description: `${REACH} Totals, classes and the whale curve are of all accounts, whatever the page.`,
    tags: TAGS,
    query: accountPageQuery,
    cost: "heavy",
    responses: { 200: accountPageSchema },
    handler: async ({ actor, query }) => {
      const { after: cursor, ...asked } = query;
      const list = `evaluated-accounts ${query.sort}`;
      const after = cursor === undefined ? success(null) : decodeCursor(list, cursor, ACCOUNT_KEY);
      if (!after.ok) return after;
      return answer(
        await pageAccounts(world, actor, { ...asked, after: after.value }),
        ({ next, ...page }) => ({
          status: 200,
          body: accountPageSchema.parse({ ...page, next: next && encodeCursor(list, next) }),
        }),
      );
    },
  });

const ACCOUNT_KEY = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

const pipelineRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/pipeline",
    action: "evaluations:read",
    summary: "Win rates with a verdict, sales cycles and the open pipeline",
    description: REACH,
    tags: TAGS,
    query: scopedQuery,
    cost: "heavy",
    responses: { 200: pipelineSchema },
    handler: async ({ actor, query }) => {
      return answerChecked(pipelineSchema, await evaluateStore(world, actor, { kind: "pipeline", query }));
    },
  });

const forecastRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/forecast",
    action: "evaluations:read",
    summary: "Monthly forecast of sales from the window's whole months, with 80 and 95 % intervals",
    description: REACH,
    tags: TAGS,
    query: forecastQuery,
    cost: "heavy",
    responses: { 200: forecastSchema },
    handler: async ({ actor, query }) => {
      return answerChecked(forecastSchema, await evaluateStore(world, actor, { kind: "forecast", query }));
    },
  });

const quotasRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/quotas",
    action: "evaluations:read",
    summary: "A target shared out as quotas by two formulas, and whether the last quotas were fair",
    description: `${REACH} The window is the last period: its quotas (its revenue, where none were set), potential and revenue.`,
    tags: TAGS,
    query: quotaQuery,
    cost: "heavy",
    responses: { 200: quotaSchema },
    handler: async ({ actor, query }) => {
      return answerChecked(quotaSchema, await evaluateStore(world, actor, { kind: "quotas", query }));
    },
  });

const listSnapshotsRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/snapshots",
    action: "snapshots:read",
    summary: "Stored evaluations without their results, newest first",
    tags: TAGS,
    query: snapshotQuery,
    responses: { 200: snapshotPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "snapshots",
        query,
        key: INSTANT_KEY,
        keyOf: ({ madeAt, id }: SnapshotHead) => [madeAt.toISOString(), id],
        read: (limit, key) => listSnapshots(world, actor, { limit, after: toInstantKey(key) }),
        present: presentHead,
      }),
  });

const getSnapshotRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/snapshots/:snapshotId",
    action: "snapshots:read",
    summary: "One stored evaluation",
    tags: TAGS,
    params: snapshotParams,
    responses: { 200: snapshotSchema },
    handler: async ({ actor, params }) =>
      answer(await getSnapshot(world, actor, params), (snapshot) => ({
        status: 200,
        body: snapshotSchema.parse({ ...presentHead(snapshot), result: snapshot.result }),
      })),
  });

const takeSnapshotRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/evaluations/snapshots",
    action: "snapshots:take",
    summary: "Evaluate, and keep what came out",
    tags: TAGS,
    body: snapshotBody,
    idempotent: true,
    cost: "heavy",
    responses: { 201: snapshotHeadSchema },
    handler: async ({ actor, body }) =>
      answer(await takeSnapshot(world, actor, body), (snapshot) => ({
        status: 201,
        body: presentHead(snapshot),
      })),
  });

const presentHead = (snapshot: SnapshotHead) => {
  const { id, name, request, madeBy, madeAt } = snapshot;
  return {
    ...{ id, name, madeBy, madeAt: madeAt.toISOString() },
    request: evaluationRequestSchema.parse(request),
    outdatedKpis: [...listOutdatedKpis(snapshot)],
  };
};
