import { useComputedColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import "maplibre-gl/dist/maplibre-gl.css";
import { useWords } from "../../i18n/define-words.ts";
import { classOf, deviationClass, quantileLimits } from "../../map/map-colours.ts";
import { PaintTools } from "../../map/paint-tools.ts";
import { type MapFill, StudioMap } from "../../map/studio-map.ts";
import { accountPointsQuery, homesQuery } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import classes from "./studio.module.css";
import { type Studio, useStudio } from "./studio-context.ts";

/** Classes of a measure of the units. */
export const LEVELS = 6;

/** Time after a save in which the outlines are derived, usually. */
const OUTLINES_MILLISECONDS = 6000;

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map is made once per desk; colours are told below
  useEffect(() => {
    if (container.current === null) return;
    const made = new StudioMap({ container: container.current, desk, isDark, onReady: () => setMap(made) });
    made.map.getCanvas().setAttribute("aria-label", t("title"));
    // for scripts that measure: whether everything there is to draw is drawn
    const { dataset } = container.current;
    made.map.on("idle", () => {
      dataset.idle = "true";
    });
    made.map.on("render", () => {
      delete dataset.idle;
    });
    return () => {
      setMap(null);
      made.close();
    };
  }, [desk]);
  useEffect(() => map?.setDark(isDark), [map, isDark]);
  useTools(studio, brushPixels);
  useShown(studio);
  return <div ref={container} className={classes.map} data-testid="map" />;
}

/** Fill, selection, islands, outlines, points. */
function useShown({ desk, map, view, selection, search, ...studio }: Studio): void {
  const { colours, measureIndex } = studio;
  const fillKind = search.fill ?? "territory";
  // the figures colour only what is off target: else a stroke would paint the whole map anew
  const figures = fillKind === "deviation" ? view.figures : null;
  const fill = useMemo((): MapFill => {
    if (figures === null && fillKind !== "measure") return { kind: "territory", colourOf: colours };
    if (figures === null) return { kind: "measure", classOf: unitClasses(desk, measureIndex) };
    const { values, targets } = figures;
    const classes = [...values[measureIndex]].map((value, i) => {
      const target = targets[measureIndex][i];
      return deviationClass(target > 0 ? (value - target) / target : 0);
    });
    return { kind: "deviation", classOf: classes };
  }, [desk, fillKind, colours, measureIndex, figures]);
  useEffect(() => map?.setFill(fill), [map, fill]);
  useEffect(() => map?.select(selection), [map, selection]);
  useEffect(() => {
    map?.showIslands(view.figures.islands);
    map?.showTerritories();
  }, [map, view]);
  const { data: points } = useQuery({ ...accountPointsQuery, enabled: search.accounts === true });
  useEffect(
    () => map?.showAccounts(search.accounts && points ? points : null),
    [map, points, search.accounts],
  );
  const { data: homes } = useQuery({ ...homesQuery, enabled: search.homes === true });
  useEffect(() => map?.showHomes(search.homes && homes ? homes : []), [map, homes, search.homes]);
  const { version } = desk;
  const drawn = useRef(version);
  useEffect(() => {
    if (map === null || drawn.current === version) return;
    drawn.current = version;
    const pause = setTimeout(() => map.reloadOutlines(), OUTLINES_MILLISECONDS);
    return () => clearTimeout(pause);
  }, [map, version]);
}

export function unitClasses(desk: Studio["desk"], measure: number): Int8Array {
  const values = Array.from(desk.assignment, (_, unit) => desk.unitValue(measure, unit));
  const limits = quantileLimits(values, LEVELS);
  return Int8Array.from(values, (value) => classOf(limits, value));
}

function useTools(studio: Studio, brushPixels: number): void {
  const { desk, map, search } = studio;
  const latest = useRef(studio);
  latest.current = studio;
  const { data: points } = useQuery({ ...accountPointsQuery, enabled: search.accounts === true });
  const pointsRef = useRef(points);
  pointsRef.current = points;
  const tools = useRef<PaintTools | null>(null);
  useEffect(() => {
    if (map === null) return;
    const made = new PaintTools(map, desk.layer.units, {
      onPick: ({ unit, account, isMore }) =>
        pick(latest.current, { unit, account, isMore, points: pointsRef.current }),
      onStrokeStart: () => desk.beginStroke(),
      onPaint: (units) => {
        const { target, assign } = latest.current;
        if (target !== null) assign(units, target);
      },
      onStrokeEnd: () => {
        desk.endStroke();
        desk.refresh();
      },
      onArea: (units) => latest.current.select(units),
    });
    tools.current = made;
    return () => {
      tools.current = null;
      made.close();
    };
  }, [map, desk]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map that was just drawn has tools that know nothing yet
  useEffect(() => tools.current?.use(search.tool ?? "select", brushPixels), [map, search.tool, brushPixels]);
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
    const position =
      points.units[account] === null ? -1 : desk.layer.units.codes.indexOf(points.units[account] ?? "");
    selectAccount({
      ...{ id: points.ids[account], code: points.codes[account], name: points.names[account], position },
      ...{ revenue: points.revenue[account], potential: points.potential[account] },
      workloadHours: points.workloadHours[account],
    });
    return;
  }
  const more = new Set(isMore ? selection : []);
  if (unit !== null && !more.delete(unit)) more.add(unit);
  select(more);
}
