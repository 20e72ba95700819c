import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, dataOf } from "./client.ts";
import type { components } from "./schema.d.ts";

export type Job = components["schemas"]["JobWithFiles"];

const POLL_MILLISECONDS = 700;

export const isUnderWay = ({ state }: Pick<Job, "state">): boolean =>
  state === "queued" || state === "running";

/** A job, looked at until it ends; then `onEnd` is called once. */
export function useJob(jobId: string | null, onEnd: (job: Job) => void) {
  const query = useQuery({
    queryKey: ["jobs", jobId],
    queryFn: () => dataOf(api.GET("/v1/jobs/{jobId}", { params: { path: { jobId: jobId ?? "" } } })),
    enabled: jobId !== null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isUnderWay(data) ? POLL_MILLISECONDS : false,
  });
  const watched = useRef<string | null>(null);
  const told = useRef(onEnd);
  told.current = onEnd;
  const job = query.data;
  useEffect(() => {
    if (job === undefined) return;
    if (isUnderWay(job)) watched.current = job.id;
    else if (watched.current === job.id) {
      watched.current = null;
      told.current(job);
    }
  }, [job]);
  return query;
}
