import type { Failure } from "../core/domain/problem.ts";
import { notFound, stale } from "./refuse.ts";

/** APP-412 where somebody was faster since the thing was read, APP-404 where it is gone. */
export async function refuseOvertaken(
  kind: string,
  id: string,
  find: (id: string) => Promise<{ readonly version: number } | null>,
): Promise<Failure> {
  const now = await find(id);
  return now ? stale(kind, now.version) : notFound(kind, id);
}
