import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

/** A plan on the way: `territoryOf` by position of the unit. */
export interface DesignSnapshot {
  readonly territories: readonly string[];
  readonly territoryOf: readonly number[];
}

export type Job = components["schemas"]["Job"];
interface DesignRequest {
  readonly planId: string;
  readonly name: string;
  readonly wishes: Readonly<Record<string, unknown>>;
}

/** One design at a time: asked for, watched by server-sent events, cancelled. */
export function useDesign() {
  const [job, setJob] = useState<Job | null>(null);
  const [snapshot, setSnapshot] = useState<DesignSnapshot | null>(null);
  const start = useMutation({
    meta: { quiet: true },
    mutationFn: ({ planId, name, wishes }: DesignRequest) =>
      dataOf(
        api.POST("/v1/plans/{planId}/designs", {
          params: { path: { planId }, header: onlyOnce() },
          body: { name, wishes, keepPartial: true },
        }),
      ),
    onSuccess: setJob,
  });
  const cancel = useMutation({
    mutationFn: (jobId: string) =>
      dataOf(api.POST("/v1/jobs/{jobId}/cancel", { params: { path: { jobId } } })),
  });
  const isGoing = job !== null && job.finishedAt === null;
  const jobId = job?.id;
  useEffect(() => {
    if (!isGoing || jobId === undefined) return;
    const events = new EventSource(`/v1/jobs/${jobId}/events`);
    events.addEventListener("job", ({ data }) => setJob(JSON.parse(data) as Job));
    events.addEventListener("plan", ({ data }) => setSnapshot(JSON.parse(data) as DesignSnapshot));
    return () => {
      events.close();
      setSnapshot(null);
    };
  }, [isGoing, jobId]);
  return {
    job,
    /** The best plan so far while one is looked for; null: none yet, or no longer. */
    snapshot,
    isGoing: isGoing || start.isPending,
    error: start.error,
    start: (request: DesignRequest) => {
      setJob(null);
      start.mutate(request);
    },
    stop: () => job !== null && cancel.mutate(job.id),
    forget: () => setJob(null),
  };
}
