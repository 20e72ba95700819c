import type { Problem } from "../../core/domain/problem.ts";

/** A setting (option or field of problem.json) that cannot be meant. */
export const settingProblem = (
  code: string,
  item: string,
  said: { readonly cause: string; readonly fix: string },
): Problem => ({
  code,
  where: { file: "options", item },
  cause: said.cause,
  fix: said.fix,
});
