import { z } from "zod";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import { addRule, type WrittenRule } from "../../app/rules/add-rule.ts";
import { editRule } from "../../app/rules/edit-rule.ts";
import { explainAccount } from "../../app/rules/explain-account.ts";
import { listFindings } from "../../app/rules/list-findings.ts";
import { listRules, type PlanRules } from "../../app/rules/list-rules.ts";
import { removeRule } from "../../app/rules/remove-rule.ts";
import { replaceRules } from "../../app/rules/replace-rules.ts";
import type { NamedRule } from "../../app/rules/rule-draft.ts";
import { startRulesJob } from "../../app/rules/start-rules-job.ts";
import { jobSchema } from "../../contract/jobs.ts";
import { planParams } from "../../contract/plans.ts";
import {
  accountExplanationQuery,
  accountExplanationSchema,
  findingPage,
  findingQuery,
  planRulesSchema,
  ruleBody,
  ruleParams,
  rulesBody,
  rulesTestBody,
  writtenRuleSchema,
} from "../../contract/rules.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { decodeCursor, encodeCursor } from "../keyset-cursor.ts";
import { presentJob } from "./present-job.ts";

const TAGS = ["rules"];

/** Account rules of a plan: what they are, what they would do, and why an account is where it is. */
export const ruleRoutes = (world: JobWorld): RouteModule => ({
  name: "rules",
  routes: [
    listRoute(world),
    replaceRoute(world),
    addRoute(world),
    editRoute(world),
    removeRoute(world),
    testRoute(world),
    applyRoute(world),
    findingsRoute(world),
    explanationRoute(world),
  ],
});

const presentRule = ({ items, accounts, ...rule }: NamedRule) => ({
  ...rule,
  items: [...items],
  accounts: [...accounts],
});

const presentRules = ({ version, rules }: PlanRules) => ({
  status: 200 as const,
  body: { version, rules: rules.map(presentRule) },
  version,
});

const presentWritten = ({ version, rule }: WrittenRule) => ({
  body: { version, rule: presentRule(rule) },
  version,
});

const listRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/rules",
    action: "plans:inspect",
    summary: "The account rules of a plan, by territory and name",
    tags: TAGS,
    params: planParams,
    responses: { 200: planRulesSchema },
    handler: async ({ actor, params }) => answer(await listRules(world, actor, params), presentRules),
  });

const replaceRoute = (world: JobWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/plans/:planId/rules",
    action: "plans:edit",
    summary: "Give a draft these account rules and no others",
    description:
      "What has the same territory and name stays the same rule. Accounts stay where they are until the rules are applied.",
    tags: TAGS,
    params: planParams,
    body: rulesBody,
    ifMatch: "required",
    responses: { 200: planRulesSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await replaceRules(world, actor, { ...params, ...body, version: ifMatch }), presentRules),
  });

const addRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/rules",
    action: "plans:edit",
    summary: "Add an account rule to a draft",
    tags: TAGS,
    params: planParams,
    body: ruleBody,
    ifMatch: "required",
    responses: { 201: writtenRuleSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await addRule(world, actor, { ...params, rule: body, version: ifMatch }), (written) => ({
        status: 201 as const,
        ...presentWritten(written),
      })),
  });

const editRoute = (world: JobWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/plans/:planId/rules/:ruleId",
    action: "plans:edit",
    summary: "Say an account rule of a draft anew",
    tags: TAGS,
    params: ruleParams,
    body: ruleBody,
    ifMatch: "required",
    responses: { 200: writtenRuleSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await editRule(world, actor, { ...params, rule: body, version: ifMatch }), (written) => ({
        status: 200 as const,
        ...presentWritten(written),
      })),
  });

const removeRoute = (world: JobWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/plans/:planId/rules/:ruleId",
    action: "plans:edit",
    summary: "Take an account rule out of a draft",
    tags: TAGS,
    params: ruleParams,
    ifMatch: "required",
    responses: { 200: planRulesSchema },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await removeRule(world, actor, { ...params, version: ifMatch }), presentRules),
  });

const testRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/rules/test",
    action: "plans:inspect",
    summary: "What account rules would do",
    description:
      "Starts a job over all accounts that changes nothing. Its result: `accounts`, by deciding `steps` and `findings` " +
      "(ties, overlaps, gaps), `moves` with open deals and revenue, `flows` between territories, `reps` that gain and " +
      "lose, and how often each of the `rules` matches and decides.",
    tags: TAGS,
    params: planParams,
    body: rulesTestBody,
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, params, body }) =>
      answer(
        await startRulesJob(world, actor, {
          ...params,
          rules: body.rules ?? null,
          apply: false,
          version: null,
        }),
        presentStarted,
      ),
  });

const presentStarted = (job: Parameters<typeof presentJob>[0]) => ({
  status: 202 as const,
  body: presentJob(job),
  headers: { location: `/v1/jobs/${job.id}` },
});

const applyRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/rules/apply",
    action: "plans:edit",
    summary: "Apply a draft's account rules to the accounts",
    description:
      "Starts a job that ends with one change-set: overrides with the causes `legal`, `named` and `rule`. Only accounts " +
      "whose override differs from what the rules say are written. Refused if the plan has gone on in the meantime.",
    tags: TAGS,
    params: planParams,
    ifMatch: "required",
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, params, ifMatch }) =>
      answer(
        await startRulesJob(world, actor, { ...params, rules: null, apply: true, version: ifMatch }),
        presentStarted,
      ),
  });

const findingsRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/rules/findings",
    action: "plans:inspect",
    summary: "Accounts with a tie, an overlap or a gap, by code",
    tags: TAGS,
    params: planParams,
    query: findingQuery,
    cost: "heavy",
    responses: { 200: findingPage },
    handler: async ({ actor, params, query }) => {
      const { finding, limit } = query;
      const list = `findings ${params.planId} ${finding}`;
      const shape = z.tuple([z.string()]);
      const after = query.after === undefined ? null : decodeCursor(list, query.after, shape);
      if (after && !after.ok) return after;
      const request = { ...params, finding, limit, afterCode: after?.value[0] ?? null };
      return answer(await listFindings(world, actor, request), ({ items, next }) => ({
        status: 200 as const,
        body: { items: Array.from(items), next: next === null ? null : encodeCursor(list, [next]) },
      }));
    },
  });

const explanationRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/rules/explanation",
    action: "plans:inspect",
    summary: "Which rule puts an account where it is, and which others it satisfies",
    tags: TAGS,
    params: planParams,
    query: accountExplanationQuery,
    responses: { 200: accountExplanationSchema },
    handler: async ({ actor, params, query }) =>
      answer(await explainAccount(world, actor, { ...params, ...query }), (explanation) => ({
        status: 200 as const,
        body: explanation,
      })),
  });
