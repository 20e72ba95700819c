import type { DesignWishes } from "../../contract/design-wishes.ts";
import type { DesignJobRequest } from "../../contract/jobs.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { storedWishes } from "../plans/stored-wishes.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { conflict, notFound } from "../refuse.ts";
import type { JobWorld } from "./job-world.ts";
import { startJob } from "./start-job.ts";

/** Wishes left out: those stored with the plan. */
export type DesignAsked = Omit<DesignJobRequest, "planVersion" | "wishes"> & {
  readonly wishes?: DesignWishes | undefined;
};

/** Asks for a design from a plan: a job that ends with a new draft. Problems: APP-404 plan, APP-409 name. */
export const startDesign = (world: JobWorld, actor: Actor, asked: DesignAsked): Promise<Outcome<JobRecord>> =>
  startJob(world, actor, {
    kind: "design",
    action: "plans:design",
    prepare: async (tx) => {
      const { planId, name } = asked;
      const plan = await tx.plans.find(planId);
      if (!plan) return notFound("plan", planId);
      // told before the work, not after it; whoever takes the name meanwhile still makes the job fail
      if (await tx.plans.isNameTaken(name)) {
        return conflict("/name", `there is a plan "${name}" already`, "give the draft another name");
      }
      const wishes = asked.wishes === undefined ? storedWishes(plan) : success(asked.wishes);
      if (!wishes.ok) return wishes;
      const planVersion = plan.version;
      return success({
        request: { ...asked, wishes: wishes.value, planVersion } satisfies DesignJobRequest,
        detail: { planId, planVersion, name },
      });
    },
  });
