import { Alert, Skeleton, useComputedColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import "maplibre-gl/dist/maplibre-gl.css";
import type { LayerMap, PlanMap } from "../../../contract/maps.ts";
import { useMay } from "../../api/self.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { showProblem } from "../../components/show-problem.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { chooseColours } from "../../map/keep-colours.ts";
import { PlanDesk } from "../../map/plan-desk.ts";
import { StudioMap } from "../../map/studio-map.ts";
import { accountPointsQuery, layerMapQuery, planMapQuery } from "../map/map-queries.ts";
import { plansQuery } from "../plans/plan-queries.ts";
import classes from "./home-map.module.css";
import { homeWords } from "./home-words.ts";

/** A plan to be looked at: it does not move under the finger that scrolls the page, and a click leads to the studio. */
export function PlanPicture({ planId }: { readonly planId: string }) {
  const plans = useQuery(plansQuery);
  const planMap = useQuery(planMapQuery(planId));
  // whichever names the layer first
  const layerId = planMap.data?.layerId ?? plans.data?.find(({ id }) => id === planId)?.layerId;
  const layer = useQuery({ ...layerMapQuery(layerId ?? ""), enabled: layerId !== undefined });
  const failed = [planMap, layer].find(({ error }) => error !== null);
  if (failed) return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!planMap.data || !layer.data) return <Skeleton className={classes.frame} />;
  return <Picture planMap={planMap.data} layer={layer.data} />;
}

interface PictureProps {
  readonly planMap: PlanMap;
  readonly layer: LayerMap;
}

function Picture({ planMap, layer }: PictureProps) {
  const t = useWords(homeWords);
  const navigate = useNavigate();
  const isDark = useComputedColorScheme("light") === "dark";
  const seesWhole = useMay("white-space:read");
  const container = useRef<HTMLDivElement>(null);
  const desk = useMemo(() => new PlanDesk(layer, planMap), [layer, planMap]);
  const [map, setMap] = useState<StudioMap | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { data: points } = useQuery({ ...accountPointsQuery, enabled: !seesWhole });
  // one map per plan: colours and language of the moment, later ones are told below
  const open = useEffectEvent((element: HTMLDivElement, shown: PlanDesk) => {
    try {
      const { dataset } = element;
      const mine = [...shown.assignment.keys()].filter((unit) => shown.assignment[unit] >= 0);
      const made = new StudioMap({
        ...{ container: element, desk: shown, isDark, onFailure: showProblem },
        onReady: () => setMap(made),
        isPicture: true,
        units: seesWhole || mine.length === 0 ? undefined : mine,
      });
      made.setFill({ kind: "territory", colourOf: chooseColours(shown) });
      made.map.getCanvas().setAttribute("aria-label", t("mapLabel"));
      made.map.once("idle", () => {
        dataset.idle = "true";
      });
      made.map.on("click", ({ point: { x, y } }) => {
        const [unit] = made.unitsAt(x, y);
        const territory = unit === undefined ? undefined : shown.territories[shown.assignment[unit]]?.code;
        const search = territory === undefined ? {} : { territory };
        void navigate({ to: "/plans/$planId/map", params: { planId: planMap.planId }, search });
      });
      return () => {
        setMap(null);
        made.close();
      };
    } catch (error) {
      // no WebGL: the figures beside it say the same
      setFailure(error instanceof Error ? error.message : String(error));
    }
  });
  useEffect(() => (container.current === null ? undefined : open(container.current, desk)), [desk]);
  useEffect(() => map?.setDark(isDark), [map, isDark]);
  useEffect(() => map?.showAccounts(points ?? null), [map, points]);
  if (failure !== null) return <Alert color="orange">{t("noMap", { reason: failure })}</Alert>;
  return (
    <div className={classes.frame}>
      <div ref={container} className={classes.map} data-testid="home-map" />
    </div>
  );
}
