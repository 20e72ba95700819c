import { z } from "zod";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { exportAlignment } from "../../app/plans/export-alignment.ts";
import { listAlignment, listOverrides, listUnitLocks } from "../../app/plans/list-alignment.ts";
import { listChangeSets } from "../../app/plans/list-change-sets.ts";
import { mergeTerritories } from "../../app/plans/merge-territories.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { revertPlan } from "../../app/plans/revert-plan.ts";
import type { AlignedUnit } from "../../app/ports/rows/alignment.ts";
import type { ChangeSetSummary } from "../../app/ports/rows/plans.ts";
import {
  alignmentPage,
  alignmentQuery,
  changeBody,
  changedSchema,
  changeSetPage,
  changeSetQuery,
  mergeBody,
  overrideListSchema,
  planParams,
  revertBody,
  unitLockListSchema,
} from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { presentChange } from "./present-territory.ts";

const TAGS = ["alignment"];
const CSV = "text/csv; charset=utf-8";

/** Who holds what in a plan, and how that is changed. */
export const alignmentRoutes = (world: PlanWorld): RouteModule => ({
  name: "alignment",
  routes: [
    listRoute(world),
    csvRoute(world),
    overridesRoute(world),
    unitLocksRoute(world),
    changeRoute(world),
    mergeRoute(world),
    revertRoute(world),
    historyRoute(world),
  ],
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/alignment",
    action: "plans:read",
    summary: "Units and their territories, by unit code",
    description: "Units in white space do not appear.",
    tags: TAGS,
    params: planParams,
    query: alignmentQuery,
    responses: { 200: alignmentPage },
    handler: async ({ actor, params, query }) => {
      const { territoryId = null } = query;
      return readPage({
        list: `alignment of ${params.planId}`,
        query,
        key: z.tuple([z.string()]),
        keyOf: ({ unitCode }: AlignedUnit) => [unitCode],
        read: (limit, key) =>
          listAlignment(world, actor, { ...params, territoryId, limit, afterUnitCode: key?.[0] ?? null }),
        present: ({ unitCode, territoryCode }) => ({ unit: unitCode, territory: territoryCode }),
      });
    },
  });

const csvRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/alignment.csv",
    action: "plans:read",
    summary: "The whole alignment as CSV",
    description:
      "Columns unit_code, territory_code. Cells that a spreadsheet would run as formulas begin with an apostrophe.",
    tags: TAGS,
    params: planParams,
    cost: "heavy",
    responses: { 200: content(CSV, "unit_code,territory_code") },
    tagged: true,
    handler: async ({ actor, params }) =>
      answer(await exportAlignment(world, actor, params), ({ csv, version }) => ({
        status: 200 as const,
        body: csv,
        version,
        headers: { "content-disposition": 'attachment; filename="alignment.csv"' },
      })),
  });

const overridesRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/overrides",
    action: "plans:read",
    summary: "Accounts that are in another territory than their place says, by account code",
    tags: TAGS,
    params: planParams,
    responses: { 200: overrideListSchema },
    handler: async ({ actor, params }) =>
      answer(await listOverrides(world, actor, params), (overrides) => ({
        status: 200 as const,
        body: {
          items: overrides.map(({ accountCode, territoryCode, cause }) => ({
            account: accountCode,
            territory: territoryCode,
            cause,
          })),
        },
      })),
  });

const unitLocksRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/unit-locks",
    action: "plans:inspect",
    summary: "Units that stay where they are, by unit code",
    description: "Locked territories say so themselves (`isLocked`).",
    tags: TAGS,
    params: planParams,
    responses: { 200: unitLockListSchema },
    handler: async ({ actor, params }) =>
      answer(await listUnitLocks(world, actor, params), (locks) => ({
        status: 200 as const,
        body: {
          items: locks.map(({ unitCode, territoryCode }) => ({ unit: unitCode, territory: territoryCode })),
        },
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/changes",
    action: "plans:edit",
    summary: "Move units and accounts, lock and unlock units",
    description:
      "All of it or nothing, as the plan's next version. Only drafts and plans in review are edited.",
    tags: TAGS,
    params: planParams,
    body: changeBody,
    bodyLimit: 4 * 1024 * 1024,
    ifMatch: "required",
    responses: { 200: changedSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await editAlignment(world, actor, { ...params, ...body, version: ifMatch }), presentChange),
  });

const mergeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/merges",
    action: "plans:edit",
    summary: "Take territories of another plan over",
    description:
      "Afterwards they hold exactly what they hold there. Units that they hold here only go to white space. Both plans lie on the same layer.",
    tags: TAGS,
    params: planParams,
    body: mergeBody,
    ifMatch: "required",
    cost: "heavy",
    responses: { 200: changedSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await mergeTerritories(world, actor, { ...params, ...body, version: ifMatch }), presentChange),
  });

const revertRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/reverts",
    action: "plans:edit",
    summary: "Bring a plan back to an earlier version",
    description:
      "Territories, alignment and overrides, as a new version, so that it can be undone in its turn.",
    tags: TAGS,
    params: planParams,
    body: revertBody,
    ifMatch: "required",
    cost: "heavy",
    responses: { 200: changedSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await revertPlan(world, actor, { ...params, ...body, version: ifMatch }), presentChange),
  });

const historyRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/change-sets",
    action: "plans:read",
    summary: "The history of a plan, newest first",
    description: "Empty for members who do not edit plans.",
    tags: TAGS,
    params: planParams,
    query: changeSetQuery,
    responses: { 200: changeSetPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `change-sets of ${params.planId}`,
        query,
        key: z.tuple([z.int()]),
        keyOf: ({ version }: ChangeSetSummary) => [version],
        read: (limit, key) =>
          listChangeSets(world, actor, { ...params, limit, beforeVersion: key?.[0] ?? null }),
        present: (changeSet) => ({ ...changeSet, madeAt: changeSet.madeAt.toISOString() }),
      }),
  });
