import type { QueryClient } from "@tanstack/react-query";
import { loadShapes } from "../../map/load-shapes.ts";
import { planQuery } from "../plans/plan-queries.ts";
import { fetchPlanMapEarly, layerMapQuery } from "./map-queries.ts";

/** Asks for all that a map of a plan needs, while the code of its page is on its way. Failures are told by the page. */
export function openEarly(client: QueryClient, planId: string): void {
  fetchPlanMapEarly(planId);
  const ignore = () => {};
  client.fetchQuery(planQuery(planId)).then(({ layerId }) => {
    void client.prefetchQuery(layerMapQuery(layerId));
    loadShapes(layerId).catch(ignore);
  }, ignore);
}
