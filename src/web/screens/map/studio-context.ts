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
import { measureOn } from "../../map/measure-on.ts";
import type { DeskAccount, DeskView, PlanDesk } from "../../map/plan-desk.ts";
import type { StudioMap } from "../../map/studio-map.ts";
import type { MapSearch } from "./map-search.ts";
import type { DesignSnapshot } from "./use-design.ts";

/** What the panels of the studio share. */
export interface Studio {
  /** Its figures are read by `useDeskView`: they change with every stroke, and this does not. */
  readonly desk: PlanDesk;
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
  /** A plan that is shown in place of the desk's; null: none. */
  readonly preview: DesignSnapshot | null;
  readonly setPreview: (plan: DesignSnapshot | null) => void;
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

/** What a panel shows of the desk's state; it is drawn anew only where that is another than before. */
export function useDeskView<Shown>(read: (view: DeskView, desk: PlanDesk) => Shown): Shown {
  const { desk } = useStudio();
  return useSyncExternalStore(desk.subscribe, () => read(desk.view, desk));
}

/** Everything: for panels that list figures. */
export const useWholeView = (): DeskView => useDeskView((view) => view);

/** What waits to be saved. */
export const countChanges = ({ changedUnits, changedAccounts, changedLocks }: DeskView): number =>
  changedUnits + changedAccounts + changedLocks;

interface StudioOptions {
  readonly desk: PlanDesk;
  readonly mayEdit: boolean;
  readonly seesWhole: boolean;
  readonly search: MapSearch;
  readonly setSearch: (change: Partial<MapSearch>) => void;
}

/** The state of the studio beside the desk: selection, colours, what the URL holds. */
export function useOpenStudio({ desk, mayEdit, seesWhole, search, setSearch }: StudioOptions): Studio {
  const [selection, setSelection] = useState<ReadonlySet<number>>(() => unitOfSearch(desk, search));
  const [account, selectAccount] = useState<DeskAccount | null>(null);
  const [map, setMap] = useState<StudioMap | null>(null);
  const [preview, setPreview] = useState<DesignSnapshot | null>(null);
  const colours = useColours(desk);
  const refreshSoon = useRefresh(desk);
  const leading = useMemo(() => desk.leadingMeasure, [desk]);
  const measure = search.measure ?? leading;
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
  return useMemo(
    () => ({
      ...{ desk, mayEdit, seesWhole, search, setSearch, measure, colours, target, selection, select },
      ...{ account, selectAccount, assign, refreshSoon, map, setMap, preview, setPreview },
      measureIndex: desk.indexOfMeasure(measure),
    }),
    [
      desk,
      mayEdit,
      seesWhole,
      search,
      setSearch,
      measure,
      colours,
      target,
      selection,
      select,
      account,
      assign,
      refreshSoon,
      map,
      preview,
    ],
  );
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

/** Time without a change after which what is dear to draw follows: labels, borders, other colours. */
const SETTLED_MILLISECONDS = 150;

/** Calls when a while has passed since the desk last changed. Gives how to stop. */
export function whenSettled(desk: PlanDesk, tell: () => void): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = desk.subscribe(() => {
    clearTimeout(pause);
    // a hand that rests on the map is not done: the end of its stroke is told as well
    pause = setTimeout(() => desk.isStroking || tell(), SETTLED_MILLISECONDS);
  });
  return () => {
    unsubscribe();
    clearTimeout(pause);
  };
}

function useColours(desk: PlanDesk): readonly number[] {
  const first = useMemo(() => keepColours(desk, chooseColours(desk)), [desk]);
  const [kept, setKept] = useState({ desk, colours: first });
  const colours = kept.desk === desk ? kept.colours : first;
  useEffect(() => {
    const follow = () =>
      setKept((before) => {
        const isOther = before.desk !== desk;
        const now = keepColours(desk, isOther ? first : before.colours);
        return !isOther && now === before.colours ? before : { desk, colours: now };
      });
    return whenSettled(desk, follow);
  }, [desk, first]);
  return colours;
}

/** Counts at most once per frame while somebody paints, and goes on measuring travel while nobody does. */
function useRefresh(desk: PlanDesk): () => void {
  const frame = useRef(0);
  const refreshSoon = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => desk.refresh());
  }, [desk]);
  useEffect(() => measureOn(desk), [desk]);
  return refreshSoon;
}
