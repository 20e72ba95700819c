import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { chooseColours, keepColours } from "../../map/keep-colours.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import type { DeskAccount, DeskView, PlanDesk } from "../../map/plan-desk.ts";
import type { StudioMap } from "../../map/studio-map.ts";
import type { MapSearch } from "./map-search.ts";

/** What the panels of the studio share. */
export interface Studio {
  readonly desk: PlanDesk;
  readonly view: DeskView;
  readonly mayEdit: boolean;
  /** Whoever does not see the whole plan sees no target and no white space: both are of the whole. */
  readonly seesWhole: boolean;
  readonly search: MapSearch;
  readonly setSearch: (change: Partial<MapSearch>) => void;
  readonly measure: MapMeasure;
  /** Place of the measure in the figures. */
  readonly measureIndex: number;
  /** Colour index of each territory. */
  readonly colours: readonly number[];
  /** The territory looked at and painted into; −1: white space. Null: none is chosen. */
  readonly target: number | null;
  readonly selection: ReadonlySet<number>;
  readonly select: (units: Iterable<number>) => void;
  readonly account: DeskAccount | null;
  readonly selectAccount: (account: DeskAccount | null) => void;
  /** Takes units over as one step; gives how many stayed because of a lock. */
  readonly assign: (units: Iterable<number>, to: number) => number;
  /** Counts the figures in the next frame. */
  readonly refreshSoon: () => void;
  /** Once it is drawn. */
  readonly map: StudioMap | null;
  readonly setMap: (map: StudioMap | null) => void;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (studio === null) throw new Error("got no studio, expected a panel within one");
  return studio;
}

interface StudioOptions {
  readonly desk: PlanDesk;
  readonly mayEdit: boolean;
  readonly seesWhole: boolean;
  readonly search: MapSearch;
  readonly setSearch: (change: Partial<MapSearch>) => void;
}

/** The state of the studio beside the desk: selection, colours, what the URL holds. */
export function useOpenStudio({ desk, mayEdit, seesWhole, search, setSearch }: StudioOptions): Studio {
  const view = useSyncExternalStore(desk.subscribe, () => desk.view);
  const [selection, setSelection] = useState<ReadonlySet<number>>(() => unitOfSearch(desk, search));
  const [account, selectAccount] = useState<DeskAccount | null>(null);
  const [map, setMap] = useState<StudioMap | null>(null);
  const colours = useColours(desk, view);
  const refreshSoon = useRefresh(desk, view);
  const measure = search.measure ?? "workloadHours";
  const target = useMemo(() => targetOf(desk, search.territory), [desk, search.territory]);
  const select = useCallback(
    (units: Iterable<number>) => {
      const chosen = new Set(units);
      const [only] = chosen;
      setSelection(chosen);
      selectAccount(null);
      setSearch({ unit: chosen.size === 1 ? desk.layer.units.codes[only] : undefined });
    },
    [desk, setSearch],
  );
  const assign = useCallback(
    (units: Iterable<number>, to: number) => {
      const wanted = [...units].filter((unit) => desk.assignment[unit] !== to);
      const moved = desk.assign(wanted, to);
      refreshSoon();
      return wanted.length - moved;
    },
    [desk, refreshSoon],
  );
  return {
    ...{ desk, view, mayEdit, seesWhole, search, setSearch, measure, colours, target, selection, select },
    ...{ account, selectAccount, assign, refreshSoon, map, setMap },
    measureIndex: desk.indexOfMeasure(measure),
  };
}

function unitOfSearch({ layer }: PlanDesk, { unit }: MapSearch): ReadonlySet<number> {
  const position = unit === undefined ? -1 : layer.units.codes.indexOf(unit);
  return new Set(position < 0 ? [] : [position]);
}

/** How white space is written in the URL: no territory has an empty code. */
export const WHITE_SPACE_CODE = "-";

function targetOf({ territories }: PlanDesk, code: string | undefined): number | null {
  if (code === undefined) return null;
  const index = territories.findIndex((territory) => territory.code === code);
  return index < 0 ? (code === WHITE_SPACE_CODE ? -1 : null) : index;
}

function useColours(desk: PlanDesk, view: DeskView): readonly number[] {
  const kept = useRef<{ readonly desk: PlanDesk; readonly colours: readonly number[] } | null>(null);
  return useMemo(() => {
    const before = kept.current?.desk === desk && view ? kept.current.colours : chooseColours(desk);
    const colours = keepColours(desk, before);
    kept.current = { desk, colours };
    return colours;
  }, [desk, view]);
}

/** Counts at most once per frame while somebody paints, and goes on measuring travel while nobody does. */
function useRefresh(desk: PlanDesk, { isMeasuring }: DeskView): () => void {
  const frame = useRef(0);
  const refreshSoon = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => desk.refresh());
  }, [desk]);
  // no dependencies: each view that is still being measured asks for the next step
  useEffect(() => {
    if (!isMeasuring) return;
    const pause = setTimeout(() => desk.refresh(), 30);
    return () => clearTimeout(pause);
  });
  return refreshSoon;
}
