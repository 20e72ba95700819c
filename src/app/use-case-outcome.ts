import type { Problem } from "../core/domain/problem.ts";

/** Why a use case ended without its result. */
export interface Refusal {
  readonly status: "bad-input" | "infeasible" | "cancelled-empty";
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export const badInput = (problems: readonly Problem[], warnings: readonly Problem[] = []): Refusal => ({
  status: "bad-input",
  problems,
  warnings,
});

export const infeasible = (problems: readonly Problem[], warnings: readonly Problem[] = []): Refusal => ({
  status: "infeasible",
  problems,
  warnings,
});
