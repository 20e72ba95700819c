import { useComputedColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import "maplibre-gl/dist/maplibre-gl.css";
import { useSelf } from "../../api/self.ts";
import { showProblem } from "../../components/show-problem.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { BorderDrag } from "../../map/border-drag.ts";
import { coverageClasses } from "../../map/coverage.ts";
import { classOf, deviationClass, quantileLimits } from "../../map/map-colours.ts";
import { PaintTools } from "../../map/paint-tools.ts";
import type { DeskView, PlanDesk } from "../../map/plan-desk.ts";
import { readPreview } from "../../map/preview.ts";
import { type MapFill, StudioMap } from "../../map/studio-map.ts";
import { accountPointsQuery, deskAccount, homesQuery } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import classes from "./studio.module.css";
import { type Studio, useStudio, whenSettled } from "./studio-context.ts";

/** Classes of a measure of the units. */
export const LEVELS = 6;

interface MapCanvasProps {
  readonly brushPixels: number;
}

/** The map itself, kept in step with the desk and the panels. */
export function MapCanvas({ brushPixels }: MapCanvasProps) {
  const t = useWords(mapWords);
  const studio = useStudio();
  const { desk, map, setMap } = studio;
  const isDark = useComputedColorScheme("light") === "dark";
  const container = useRef<HTMLDivElement>(null);
  // one map per desk: colours and language of the moment, later ones are told below
  const open = useEffectEvent((element: HTMLDivElement, shown: PlanDesk) => {
    const made = new StudioMap({
      ...{ container: element, desk: shown, isDark },
      onReady: () => setMap(made),
      onFailure: showProblem,
    });
    made.map.getCanvas().setAttribute("aria-label", t("title"));
    // for scripts: whether everything there is to draw is drawn, and can be pointed at
    const { dataset } = element;
    made.map.on("idle", () => {
      if (made.canFind) dataset.idle = "true";
    });
    made.map.on("render", () => {
      delete dataset.idle;
    });
    return () => {
      setMap(null);
      made.close();
    };
  });
  useEffect(() => (container.current === null ? undefined : open(container.current, desk)), [desk]);
  useEffect(() => map?.setDark(isDark), [map, isDark]);
  useTools(studio, brushPixels);
  useShown(studio);
  return <div ref={container} className={classes.map} data-testid="map" />;
}

/** Fill, selection, islands, outlines, points. */
function useShown({ desk, map, selection, search, ...studio }: Studio): void {
  const { colours, measureIndex, preview } = studio;
  const fillKind = search.fill ?? "territory";
  const { today } = useSelf();
  const figures = useSettledFigures(fillKind === "deviation");
  const hasPoints = search.accounts === true || search.heat === true;
  const isCoverage = fillKind === "coverage";
  const { data: points } = useQuery({ ...accountPointsQuery, enabled: hasPoints || isCoverage });
  const fill = useMemo((): MapFill => {
    if (fillKind === "territory") return { kind: "territory", colourOf: colours };
    if (fillKind === "coverage") {
      const { codes } = desk.layer.units;
      const none = new Int8Array(codes.length).fill(-1);
      return { kind: "measure", classOf: points ? coverageClasses(codes, points, today) : none };
    }
    if (figures === null) return { kind: "measure", classOf: unitClasses(desk, measureIndex) };
    const { values, targets } = figures;
    const classes = [...values[measureIndex]].map((value, i) => {
      const target = targets[measureIndex][i];
      return deviationClass(target > 0 ? (value - target) / target : 0);
    });
    return { kind: "deviation", classOf: classes };
  }, [desk, fillKind, colours, measureIndex, figures, points, today]);
  useEffect(() => map?.setFill(fill), [map, fill]);
  const shown = useMemo(() => preview && readPreview(desk, preview, colours), [desk, preview, colours]);
  useEffect(() => map?.setPreview(shown), [map, shown]);
  useEffect(() => map?.select(selection), [map, selection]);
  useEffect(() => {
    if (map === null) return;
    // past React: with every stroke there are others
    const show = () => {
      map.showIslands(desk.view.figures.islands);
      map.showLocks(desk.lockedUnits);
    };
    show();
    return desk.subscribe(show);
  }, [map, desk]);
  useEffect(() => (map === null ? undefined : whenSettled(desk, () => map.showTerritories())), [map, desk]);
  const look = search.heat ? "heat" : "points";
  useEffect(
    () => map?.showAccounts(hasPoints && points ? points : null, look),
    [map, points, hasPoints, look],
  );
  const { data: homes } = useQuery({ ...homesQuery, enabled: search.homes === true });
  useEffect(() => map?.showHomes(search.homes && homes ? homes : []), [map, homes, search.homes]);
}

/** The figures once nobody has painted for a moment, as far as they are wanted: they colour the whole map. */
function useSettledFigures(isWanted: boolean): DeskView["figures"] | null {
  const { desk } = useStudio();
  const [settled, setSettled] = useState({ desk, figures: desk.view.figures });
  useEffect(() => {
    if (!isWanted) return;
    const follow = () => setSettled({ desk, figures: desk.view.figures });
    follow();
    return whenSettled(desk, follow);
  }, [desk, isWanted]);
  if (!isWanted) return null;
  return settled.desk === desk ? settled.figures : desk.view.figures;
}

export function unitClasses(desk: Studio["desk"], measure: number): Int8Array {
  const values = Array.from(desk.assignment, (_, unit) => desk.unitValue(measure, unit));
  const limits = quantileLimits(values, LEVELS);
  return Int8Array.from(values, (value) => classOf(limits, value));
}

function useTools(studio: Studio, brushPixels: number): void {
  const { desk, map, search } = studio;
  const { data: points } = useQuery({ ...accountPointsQuery, enabled: search.accounts === true });
  const [tools, setTools] = useState<PaintTools | null>(null);
  const dragged = useRef<BorderDrag | null>(null);
  const onPick = useEffectEvent((picked: Omit<Picked, "points">) => pick(studio, { ...picked, points }));
  const onPaint = useEffectEvent((units: readonly number[]) => {
    if (studio.target !== null) studio.assign(units, studio.target);
  });
  const canEdit = useEffectEvent(() => studio.mayEdit);
  const refreshSoon = useEffectEvent(() => studio.refreshSoon());
  const onArea = useEffectEvent((units: readonly number[]) => studio.select(units));
  useEffect(() => {
    if (map === null) return;
    const made = new PaintTools(map, desk.layer.units, {
      onPick: (picked) => onPick(picked),
      onStrokeStart: () => desk.beginStroke(),
      onPaint: (units) => onPaint(units),
      onStrokeEnd: () => {
        desk.endStroke();
        desk.refresh();
      },
      onStrokeCancel: () => desk.cancelStroke(),
      canGrip: (unit, near) => canEdit() && BorderDrag.grip(desk, unit, near) !== null,
      onGrip: (unit, near) => {
        dragged.current = BorderDrag.grip(desk, unit, near);
      },
      onDrag: (unit) => {
        dragged.current?.to(unit);
        refreshSoon();
      },
      onArea: (units) => onArea(units),
    });
    setTools(made);
    return () => {
      setTools(null);
      made.close();
    };
  }, [map, desk]);
  useEffect(() => tools?.use(search.tool ?? "select", brushPixels), [tools, search.tool, brushPixels]);
}

interface Picked {
  readonly unit: number | null;
  readonly account: number | null;
  readonly isMore: boolean;
  readonly points: import("../../../contract/maps.ts").AccountPoints | undefined;
}

function pick(studio: Studio, { unit, account, isMore, points }: Picked): void {
  const { desk, selection, select, selectAccount } = studio;
  if (account !== null && points) {
    selectAccount(deskAccount(points, account, desk.layer.units.codes));
    return;
  }
  const more = new Set(isMore ? selection : []);
  if (unit !== null && !more.delete(unit)) more.add(unit);
  select(more);
}
