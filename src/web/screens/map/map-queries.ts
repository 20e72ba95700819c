import { queryOptions } from "@tanstack/react-query";
import type { AccountPoints, LayerMap, PlanMap } from "../../../contract/maps.ts";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf } from "../../api/client.ts";
import type { DeskAccount } from "../../map/plan-desk.ts";

/** These answers are text that the database wrote: their schemas are the contract's, not the document's. */
const fromText = async <Data>(call: Promise<unknown>): Promise<Data> => (await call) as Data;

/** Units and neighbours do not change while a plan is edited. */
export const layerMapQuery = (layerId: string) =>
  queryOptions({
    queryKey: ["layer-map", layerId],
    queryFn: () =>
      fromText<LayerMap>(
        dataOf(api.GET("/v1/layers/{layerId}/map", { params: { path: { layerId } }, parseAs: "json" })),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const fetchPlanMap = (planId: string): Promise<PlanMap> =>
  fromText(dataOf(api.GET("/v1/plans/{planId}/map", { params: { path: { planId } }, parseAs: "json" })));

/** Asked for before the page that shows it was there; taken once. */
const early = new Map<string, Promise<PlanMap>>();
const EARLY_MILLISECONDS = 15_000;

/** Asks for a plan's map now, for the query that wants it within some seconds. */
export function fetchPlanMapEarly(planId: string): void {
  const asked = fetchPlanMap(planId);
  // whoever takes it is told
  asked.catch(() => {});
  early.set(planId, asked);
  setTimeout(() => early.get(planId) === asked && early.delete(planId), EARLY_MILLISECONDS);
}

function takePlanMap(planId: string): Promise<PlanMap> {
  const asked = early.get(planId);
  early.delete(planId);
  return asked ?? fetchPlanMap(planId);
}

/** Asked for again by whoever means to: what is being edited must not change by itself. */
export const planMapQuery = (planId: string) =>
  queryOptions({
    queryKey: ["plan-map", planId],
    queryFn: () => takePlanMap(planId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // each answer is a desk of its own, also one that says the same
    structuralSharing: false,
  });

export const accountPointsQuery = queryOptions({
  queryKey: ["account-points"],
  queryFn: () => fromText<AccountPoints>(dataOf(api.GET("/v1/account-points", { parseAs: "json" }))),
});

/** One of the accounts that stand on the map; `codes` are those of the layer's units. */
export const deskAccount = (points: AccountPoints, i: number, codes: readonly string[]): DeskAccount => ({
  ...{ id: points.ids[i], code: points.codes[i], name: points.names[i] },
  ...{ revenue: points.revenue[i], potential: points.potential[i], workloadHours: points.workloadHours[i] },
  position: codes.indexOf(points.units[i] ?? ""),
});

/** Change-sets after a version, newest first; only the newest page is read. */
export const changesSince = async (planId: string, version: number) => {
  const { items } = await dataOf(
    api.GET("/v1/plans/{planId}/change-sets", { params: { path: { planId }, query: { limit: 50 } } }),
  );
  return items.filter((each) => each.version > version);
};
export type ChangeLine = Awaited<ReturnType<typeof changesSince>>[number];

export const homesQuery = queryOptions({
  queryKey: ["reps", "homes"],
  queryFn: async () => {
    const reps = await allPages((after) =>
      dataOf(
        api.GET("/v1/reps", { params: { query: { limit: 200, ...(after !== undefined && { after }) } } }),
      ),
    );
    return reps.flatMap(({ name, home }) => (home ? [{ name, lon: home.lon, lat: home.lat }] : []));
  },
});
