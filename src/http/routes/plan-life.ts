import { activateDuePlans } from "../../app/plans/activate-due-plans.ts";
import { approvePlan } from "../../app/plans/approve-plan.ts";
import { archivePlan } from "../../app/plans/archive-plan.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { rejectPlan } from "../../app/plans/reject-plan.ts";
import { schedulePlan } from "../../app/plans/schedule-plan.ts";
import { submitPlan } from "../../app/plans/submit-plan.ts";
import type { StepRequest } from "../../app/plans/take-step.ts";
import { unschedulePlan } from "../../app/plans/unschedule-plan.ts";
import { withdrawPlan } from "../../app/plans/withdraw-plan.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import type { Action } from "../../app/rights/policy.ts";
import type { Outcome } from "../../contract/outcome.ts";
import {
  activationSchema,
  planParams,
  planSchema,
  rejectionBody,
  scheduleBody,
} from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { presentPlan } from "./present-plan.ts";

const TAGS = ["life of a plan"];

/** The steps of a plan's life. Each is taken on the version that the client has seen. */
export const planLifeRoutes = (world: PlanWorld): RouteModule => ({
  name: "plan-life",
  routes: [
    ...PLAIN_STEPS.map((step) => plainStepRoute(world, step)),
    rejectRoute(world),
    scheduleRoute(world),
    activateDueRoute(world),
  ],
});

interface PlainStep {
  readonly step: string;
  readonly action: Action;
  readonly summary: string;
  readonly description: string;
  readonly take: (world: PlanWorld, actor: Actor, request: StepRequest) => Promise<Outcome<PlanRecord>>;
}

const PLAIN_STEPS: readonly PlainStep[] = [
  {
    step: "submit",
    action: "plans:submit",
    summary: "Draft → in review",
    description: "From now on managers and reps see the plan; everyone who works in it is told.",
    take: submitPlan,
  },
  {
    step: "withdraw",
    action: "plans:submit",
    summary: "In review or approved → draft",
    description: "An approval is gone with it.",
    take: withdrawPlan,
  },
  {
    step: "approve",
    action: "plans:approve",
    summary: "In review → approved",
    description:
      "By someone who neither created, submitted nor edited it. Binds the hash of the whole content.",
    take: approvePlan,
  },
  {
    step: "unschedule",
    action: "plans:schedule",
    summary: "Scheduled → approved",
    description: "Until it has begun. The plan it would have replaced goes on.",
    take: unschedulePlan,
  },
  {
    step: "archive",
    action: "plans:archive",
    summary: "Draft or active → archived",
    description: "Nothing is destroyed. An active plan holds to yesterday, and none follows by itself.",
    take: archivePlan,
  },
];

const presentStep = (plan: PlanRecord) => ({
  status: 200 as const,
  body: presentPlan(plan),
  version: plan.version,
});

const plainStepRoute = (world: PlanWorld, { step, action, summary, description, take }: PlainStep) =>
  defineRoute({
    method: "POST",
    url: `/v1/plans/:planId/${step}`,
    action,
    summary,
    description,
    tags: TAGS,
    params: planParams,
    ifMatch: "required",
    responses: { 200: planSchema },
    handler: async ({ actor, params, ifMatch }) =>
      // no action of a plain step is "public", so there is an actor
      answer(await take(world, actor as Actor, { ...params, version: ifMatch }), presentStep),
  });

const rejectRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/reject",
    action: "plans:approve",
    summary: "In review → draft, with a reason",
    tags: TAGS,
    params: planParams,
    body: rejectionBody,
    ifMatch: "required",
    responses: { 200: planSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await rejectPlan(world, actor, { ...params, ...body, version: ifMatch }), presentStep),
  });

const scheduleRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/schedule",
    action: "plans:schedule",
    summary: "Approved → scheduled, from a date on",
    description: "Replaces the plan that would hold for the same sales force from that date.",
    tags: TAGS,
    params: planParams,
    body: scheduleBody,
    ifMatch: "required",
    responses: { 200: planSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await schedulePlan(world, actor, { ...params, ...body, version: ifMatch }), presentStep),
  });

const activateDueRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plan-activations",
    action: "plans:schedule",
    summary: "Make every scheduled plan active whose date has come",
    description: "The server does this by itself; doing it again changes nothing.",
    tags: TAGS,
    responses: { 200: activationSchema },
    handler: async ({ actor }) =>
      answer(await activateDuePlans(world, actor), (activations) => ({
        status: 200 as const,
        body: {
          activated: activations.map(({ replacedPlanIds, ...activation }) => ({
            ...activation,
            replacedPlanIds: [...replacedPlanIds],
          })),
        },
      })),
  });
