import type { Problem } from "../../domain/problem.ts";

/** A problem of what is to be exported; `item` says of what. */
export const exportProblem = (code: string, item: string, cause: string, fix: string): Problem => ({
  code,
  where: { file: "salesforce", item },
  cause,
  fix,
});
