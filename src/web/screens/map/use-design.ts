import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type Job = components["schemas"]["Job"];
interface DesignRequest {
  readonly planId: string;
  readonly name: string;
  readonly wishes: Readonly<Record<string, unknown>>;
}

/** One design at a time: asked for, watched by server-sent events, cancelled. */
export function useDesign() {
  const [job, setJob] = useState<Job | null>(null);
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
    return () => events.close();
  }, [isGoing, jobId]);
  return {
    job,
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
