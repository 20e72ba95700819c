import type { SuiteContext, SuiteReport } from "../suite.ts";

export async function benchScale(context: SuiteContext): Promise<SuiteReport> {
  return {
    suite: "scale",
    heading: "",
    protocol: "",
    threads: context.pool.threads,
    tables: [],
    results: [],
    failures: [],
    notes: [],
  };
}
