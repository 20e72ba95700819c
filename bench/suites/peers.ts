import type { SuiteContext, SuiteReport } from "../suite.ts";

export async function benchPeers(context: SuiteContext): Promise<SuiteReport> {
  return {
    suite: "peers",
    heading: "",
    protocol: "",
    threads: context.pool.threads,
    tables: [],
    results: [],
    failures: [],
    notes: [],
  };
}
