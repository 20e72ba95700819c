import { changeLead } from "../../app/pipeline/change-lead.ts";
import { createLead } from "../../app/pipeline/create-lead.ts";
import { getLead } from "../../app/pipeline/get-lead.ts";
import { listLeads } from "../../app/pipeline/list-leads.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { Lead } from "../../app/ports/rows/leads.ts";
import {
  leadBody,
  leadChangeBody,
  leadPage,
  leadParams,
  leadQuery,
  leadSchema,
} from "../../contract/pipeline.ts";
import { answer } from "../answer.ts";
import { DAY_KEY, toBusinessRecordFilter, toDayPage } from "../day-key.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["leads"];

/** Interest that somebody showed. */
export const leadRoutes = (world: PlanWorld): RouteModule => ({
  name: "leads",
  routes: [listRoute(world), getRoute(world), createRoute(world), changeRoute(world)],
});

const present = ({ updatedAt, ...lead }: Lead) => ({ ...lead, updatedAt: updatedAt.toISOString() });

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/leads",
    action: "leads:read",
    summary: "Leads within reach, latest first",
    description: "Of your accounts and reps; without an account, in the units of your territories.",
    tags: TAGS,
    query: leadQuery,
    responses: { 200: leadPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "leads",
        query,
        key: DAY_KEY,
        keyOf: ({ createdOn, id }: Lead) => [createdOn, id],
        read: (limit, key) => {
          const filter = { ...toBusinessRecordFilter(query), state: query.state ?? null };
          return listLeads(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/leads/:leadId",
    action: "leads:read",
    summary: "One lead",
    tags: TAGS,
    params: leadParams,
    responses: { 200: leadSchema },
    handler: async ({ actor, params }) =>
      answer(await getLead(world, actor, params), (lead) => ({
        status: 200,
        version: lead.version,
        body: present(lead),
      })),
  });

const createRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/leads",
    action: "leads:edit",
    summary: "Take down a lead",
    tags: TAGS,
    body: leadBody,
    responses: { 201: leadSchema },
    idempotent: true,
    handler: async ({ actor, body }) => {
      const { repId, createdOn, ...fields } = body;
      return answer(await createLead(world, actor, { ...fields, repId, createdOn }), (lead) => ({
        status: 201,
        version: lead.version,
        body: present(lead),
      }));
    },
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/leads/:leadId",
    action: "leads:edit",
    summary: "Change, hand over, disqualify or reopen a lead",
    description:
      "It is converted by the opportunity that comes of it: POST /v1/opportunities with its leadId.",
    tags: TAGS,
    params: leadParams,
    body: leadChangeBody,
    ifMatch: "required",
    responses: { 200: leadSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeLead(world, actor, request), (lead) => ({
        status: 200,
        version: lead.version,
        body: present(lead),
      }));
    },
  });
