import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useMay } from "../../api/self.ts";
import { measureOn } from "../../map/measure-on.ts";
import { PlanDesk } from "../../map/plan-desk.ts";
import { layerMapQuery, planMapQuery } from "../map/map-queries.ts";
import type { Plan } from "../plans/plan-queries.ts";
import { type JoinedPlans, joinPlans } from "./join-plans.ts";

interface JoinedQuery {
  readonly data: JoinedPlans | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  refetch(): void;
}

/** Both plans with their layer, as far as I reach, ready for figures and maps. */
export function useJoinedPlans(a: Plan, b: Plan): JoinedQuery {
  const layer = useQuery(layerMapQuery(a.layerId));
  const before = useQuery(planMapQuery(a.id));
  const after = useQuery(planMapQuery(b.id));
  const seesWhole = useMay("white-space:read");
  const data = useMemo(
    () =>
      layer.data && before.data && after.data
        ? joinPlans(
            new PlanDesk(layer.data, before.data, { seesWhole }),
            new PlanDesk(layer.data, after.data, { seesWhole }),
          )
        : undefined,
    [layer.data, before.data, after.data, seesWhole],
  );
  return {
    data,
    error: layer.error ?? before.error ?? after.error,
    isPending: data === undefined,
    refetch: () => {
      for (const query of [layer, before, after]) if (query.error) void query.refetch();
    },
  };
}

/** A plan's figures; measures travel on, a slice at a time, until it is known. */
export function useDeskView(desk: PlanDesk): PlanDesk["view"] {
  useEffect(() => measureOn(desk), [desk]);
  return useSyncExternalStore(desk.subscribe, () => desk.view);
}
