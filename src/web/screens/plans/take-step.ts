import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { PLANS_KEY, type Plan, type PlanStep, planKey } from "./plan-queries.ts";

export interface StepWish {
  readonly step: PlanStep;
  /** For a rejection. */
  readonly reason: string;
  /** Civil date, for a schedule. */
  readonly effectiveFrom: string;
}

type PlainStep = Exclude<PlanStep, "reject" | "schedule" | "activate">;

function takePlainStep(plan: Plan, step: PlainStep) {
  const asked = { params: { path: { planId: plan.id }, header: ifMatch(plan.version) } };
  switch (step) {
    case "submit":
      return api.POST("/v1/plans/{planId}/submit", asked);
    case "withdraw":
      return api.POST("/v1/plans/{planId}/withdraw", asked);
    case "approve":
      return api.POST("/v1/plans/{planId}/approve", asked);
    case "unschedule":
      return api.POST("/v1/plans/{planId}/unschedule", asked);
    case "archive":
      return api.POST("/v1/plans/{planId}/archive", asked);
  }
}

async function takeStep(plan: Plan, { step, reason, effectiveFrom }: StepWish): Promise<void> {
  const params = { path: { planId: plan.id }, header: ifMatch(plan.version) };
  if (step === "reject") {
    await dataOf(api.POST("/v1/plans/{planId}/reject", { params, body: { reason } }));
  } else if (step === "schedule") {
    await dataOf(api.POST("/v1/plans/{planId}/schedule", { params, body: { effectiveFrom } }));
  } else if (step === "activate") {
    await dataOf(api.POST("/v1/plan-activations"));
  } else {
    await dataOf(takePlainStep(plan, step));
  }
}

/**
 * A step of the plan's life on the version that is shown. Nothing is shown as done before the server says so: a step tells
 * people. Refused as stale, the plan is read again, and the step has to be wished anew.
 */
export function useTakeStep(plan: Plan) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: StepWish) => takeStep(plan, wish),
    meta: { quiet: true },
    onSuccess: () => client.invalidateQueries({ queryKey: PLANS_KEY }),
    onError: (error) => {
      if (error instanceof ApiProblem && [404, 409, 412].includes(error.status)) {
        void client.invalidateQueries({ queryKey: planKey(plan.id) });
      }
    },
  });
}
