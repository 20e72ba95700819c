import {
  type ExpressionSpecification,
  type GeoJSONSource,
  Map as LibreMap,
  type MapGeoJSONFeature,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { AccountPoints, BackgroundMap } from "../../contract/maps.ts";
import type { ShapeIndex } from "../../core/geo/shape-index.ts";
import { addBackground } from "./background-layers.ts";
import { loadBackground } from "./load-background.ts";
import { loadShapes } from "./load-shapes.ts";
import { LOCKED } from "./lock-pattern.ts";
import { DARK, LIGHT, type MapPalette } from "./map-colours.ts";
import { accountsOf, edgeOf, homesOf, labelsOf, regionsOf } from "./map-features.ts";
import { addLayers, lockFilter, unitsSource } from "./map-layers.ts";
import type { PlanDesk } from "./plan-desk.ts";
import type { PlanPreview } from "./preview.ts";
import { ShownBorders } from "./shown-borders.ts";

setWorkerUrl(workerUrl);

/** How units are filled. */
export type MapFill =
  | { readonly kind: "territory"; readonly colourOf: readonly number[] }
  /** Class of each territory. */
  | { readonly kind: "deviation"; readonly classOf: readonly number[] }
  /** Class of each unit; −1: nothing. */
  | { readonly kind: "measure"; readonly classOf: Int8Array };

interface StudioMapOptions {
  readonly container: HTMLElement;
  readonly desk: PlanDesk;
  readonly isDark: boolean;
  /** Layers can be spoken to; again after each change of colours. */
  readonly onReady: () => void;
  /** The shapes of units could not be had: nothing can be pointed at. */
  readonly onFailure: (error: unknown) => void;
  /** Only to be looked at and clicked: it stays where it is, so that the page can be scrolled over it. */
  readonly isPicture?: boolean;
  /** In view at first; left out: all. */
  readonly units?: readonly number[] | undefined;
}

/** The id of a unit in tiles. A vector tile's ids are positive. */
const featureId = (unit: number) => unit + 1;
/** Of the whole way round the earth at zoom 0. */
const DEGREES_PER_PIXEL = 360 / 512;
/** What of a map moves it. */
const STILL = {
  ...{ scrollZoom: false, boxZoom: false, dragPan: false, keyboard: false },
  ...{ doubleClickZoom: false, touchZoomRotate: false },
};
const EMPTY = { type: "FeatureCollection" as const, features: [] };

/**
 * The map of a plan under somebody's hands. It shows what the desk holds and knows nothing of tools, panels or the server
 * beyond its tiles and shapes; a unit that the tile still has in another territory is overruled by its feature state.
 * What lies under the pointer is found by shapes in memory, for asking what was rendered takes too long while one paints.
 */
export class StudioMap {
  readonly map: LibreMap;
  readonly desk: PlanDesk;
  readonly #onReady: () => void;
  readonly #unlisten: () => void;
  #palette: MapPalette;
  #fill: MapFill = { kind: "territory", colourOf: [] };
  #selected: ReadonlySet<number> = new Set();
  #islands: ReadonlySet<number> = new Set();
  #locked: ReadonlySet<number> = new Set();
  #shapes: ShapeIndex | null = null;
  #borders: ShownBorders | null = null;
  #preview: PlanPreview | null = null;
  #background: BackgroundMap = null;
  readonly #hasShapes: boolean;
  readonly #regionOf: readonly number[] | null;

  constructor({ container, desk, isDark, onReady, onFailure, isPicture = false, units }: StudioMapOptions) {
    this.desk = desk;
    this.#onReady = onReady;
    this.#palette = isDark ? DARK : LIGHT;
    this.#hasShapes = desk.layer.perimeterKm !== null;
    this.#regionOf = regionsOf(desk.plan.territories, desk.territories);
    this.map = new LibreMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      fadeDuration: 0,
      canvasContextAttributes: { antialias: false },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      bounds: boundsOf(desk, units),
      // room for the tools on the left
      fitBoundsOptions: { padding: isPicture ? 16 : { top: 30, bottom: 40, left: 70, right: 30 } },
      ...(isPicture && STILL),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.on("load", () => this.#draw());
    this.#unlisten = desk.onUnits((units) => this.#tellTerritories(units));
    loadBackground().then((background) => this.#lay(background), onFailure);
    if (this.#hasShapes) loadShapes(desk.layer.layerId).then((shapes) => this.#take(shapes), onFailure);
  }

  close(): void {
    this.#unlisten();
    this.map.remove();
  }

  /** Whether layers can be spoken to. */
  get isReady(): boolean {
    return this.map.getLayer("units") !== undefined;
  }

  /** Whether units can be pointed at. */
  get canFind(): boolean {
    return this.isReady && (this.#shapes !== null || !this.#hasShapes);
  }

  setDark(isDark: boolean): void {
    this.#palette = isDark ? DARK : LIGHT;
    if (this.isReady) this.#draw();
  }

  setFill(fill: MapFill): void {
    this.#fill = fill;
    if (this.isReady && this.#preview === null) this.#applyFill();
  }

  /** Shows another plan of the layer in place of the desk's, until it is taken away. */
  setPreview(preview: PlanPreview | null): void {
    if (preview === this.#preview) return;
    this.#preview = preview;
    if (!this.isReady) return;
    this.#applyFill();
    this.showTerritories();
  }

  select(units: ReadonlySet<number>): void {
    const before = this.#selected;
    this.#selected = units;
    this.#tellMarks("selected", before, units);
  }

  showIslands(units: readonly number[]): void {
    const before = this.#islands;
    this.#islands = new Set(units);
    this.#tellMarks("islands", before, this.#islands);
  }

  /** Marks units as locked; the same set again is nothing new. */
  showLocks(units: ReadonlySet<number>): void {
    if (units === this.#locked) return;
    this.#locked = units;
    if (this.isReady) this.#applyLocks();
  }

  #applyLocks(): void {
    this.map.setFilter(LOCKED, lockFilter([...this.#locked].map(featureId)));
  }

  /** A label per territory and the borders between them, as the desk has them now. */
  showTerritories(): void {
    const { layer } = this.desk;
    const { territories, assignment } = this.#preview ?? this.desk;
    this.#give("labels", labelsOf({ layer, territories, assignment }));
    this.#borders?.show({
      ...{ territories, assignment },
      regionOf: this.#preview === null ? this.#regionOf : null,
    });
  }

  /** Accounts as points that join where they are many, or as heat where they are worth much; null takes them away. */
  showAccounts(points: AccountPoints | null, look: "points" | "heat" = "points"): void {
    this.#give("accounts", points === null ? EMPTY : accountsOf(points));
    if (!this.isReady) return;
    for (const layer of ["accounts", "account-counts", "heat"])
      this.map.setLayoutProperty(
        layer,
        "visibility",
        (layer === "heat") === (look === "heat") ? "visible" : "none",
      );
  }

  showHomes(homes: Parameters<typeof homesOf>[0]): void {
    this.#give("homes", homesOf(homes));
  }

  /** Units at a point of the canvas, or within so many pixels of it. */
  unitsAt(x: number, y: number, radius = 0): number[] {
    if (!this.#hasShapes) return this.#dotsAt(x, y, radius);
    if (this.#shapes === null) return [];
    const { lng, lat } = this.map.unproject([x, y]);
    if (radius > 0)
      return this.#shapes.unitsWithin(lng, lat, (radius * DEGREES_PER_PIXEL) / 2 ** this.map.getZoom());
    const unit = this.#shapes.unitAt(lng, lat);
    return unit < 0 ? [] : [unit];
  }

  accountAt(x: number, y: number): number | null {
    const [found] = this.map.queryRenderedFeatures([x, y], { layers: ["accounts"] });
    return typeof found?.properties.place === "number" ? found.properties.place : null;
  }

  /** Goes near enough to part the accounts that are drawn as one at this point; false: there are none. */
  openCluster(x: number, y: number): boolean {
    const [found] = this.map.queryRenderedFeatures([x, y], { layers: ["accounts"] });
    if (found?.geometry.type !== "Point" || typeof found.properties.cluster_id !== "number") return false;
    const [lng, lat] = found.geometry.coordinates;
    void this.map
      .getSource<GeoJSONSource>("accounts")
      ?.getClusterExpansionZoom(found.properties.cluster_id)
      .then((zoom) => this.map.easeTo({ center: [lng, lat], zoom: zoom + 0.2, duration: 300 }));
    return true;
  }

  /** Brings units into view. */
  show(units: Iterable<number>): void {
    const { lon, lat } = this.desk.layer.units;
    // once: what is iterated may be spent then
    const shown = [...units];
    const [x, y] = [shown.map((unit) => lon[unit]), shown.map((unit) => lat[unit])];
    if (x.length === 0) return;
    const bounds: [number, number, number, number] = [min(x), min(y), max(x), max(y)];
    this.map.fitBounds(bounds, { padding: 80, maxZoom: Math.max(this.map.getZoom(), 9), duration: 300 });
  }

  /** All of the map, at the size that its place on the page has now. */
  showAll(): void {
    this.map.resize();
    this.show(this.desk.assignment.keys());
  }

  /** Copies what is shown onto a canvas; drawn anew first, for what a canvas showed is gone after its frame. */
  drawOn(canvas: HTMLCanvasElement): void {
    this.map.redraw();
    const shown = this.map.getCanvas();
    canvas.width = shown.width;
    canvas.height = shown.height;
    canvas.getContext("2d")?.drawImage(shown, 0, 0);
  }

  #lay(background: BackgroundMap): void {
    this.#background = background;
    if (this.isReady && background !== null) addBackground(this.map, background, this.#palette);
  }

  #take(shapes: ShapeIndex): void {
    this.#shapes = shapes;
    if (this.isReady) this.#showShapes(shapes);
  }

  #showShapes(shapes: ShapeIndex): void {
    this.#borders ??= new ShownBorders(this.map, shapes);
    this.#showMarks();
  }

  #showMarks(): void {
    this.#tellMarks("selected", new Set(), this.#selected);
    this.#tellMarks("islands", new Set(), this.#islands);
    this.showTerritories();
  }

  #draw(): void {
    const { layer, plan } = this.desk;
    addLayers(this.map, { palette: this.#palette, planId: plan.planId, layer });
    if (this.#background !== null) addBackground(this.map, this.#background, this.#palette);
    this.#applyFill();
    this.#applyLocks();
    this.#tellTerritories([...this.desk.changed]);
    if (this.#shapes !== null) this.#showShapes(this.#shapes);
    else this.#showMarks();
    this.#onReady();
  }

  #give(source: string, data: GeoJSON.FeatureCollection): void {
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  #applyFill(): void {
    const { fills, whiteSpace, deviations, steps } = this.#palette;
    const fill = this.#fill;
    if (this.#preview !== null) {
      const { assignment, colourOf } = this.#preview;
      const classOf = Int8Array.from(assignment, (t) => (t < 0 ? -1 : colourOf[t] % fills.length));
      this.#paint(["match", ["id"], ...byClass(classOf, fills), whiteSpace]);
      return;
    }
    const { territories } = this.desk;
    if (fill.kind === "measure") {
      // by id, and not by state: it stays while units move, and is one change instead of one per unit
      this.#paint(["match", ["id"], ...byClass(fill.classOf, steps), whiteSpace]);
      return;
    }
    const colours =
      fill.kind === "territory"
        ? territories.map((_, index) => fills[fill.colourOf[index] % fills.length])
        : territories.map((_, index) => deviations[fill.classOf[index]]);
    const pairs = territories.flatMap(({ code }, index) => [code, colours[index] ?? whiteSpace]);
    // a match needs a case
    if (pairs.length === 0) pairs.push("-", whiteSpace);
    const code = ["coalesce", ["feature-state", "territory"], ["get", "territory"], ""];
    this.#paint(["match", code, ...pairs, whiteSpace]);
  }

  #paint(colour: unknown[]): void {
    const property = this.map.getLayer("units")?.type === "circle" ? "circle-color" : "fill-color";
    // we wrote it: to check each of so many cases takes longer than the rest
    this.map.setPaintProperty("units", property, colour as ExpressionSpecification, { validate: false });
  }

  #tellTerritories(units: readonly number[]): void {
    if (!this.isReady) return;
    const { assignment, territories } = this.desk;
    for (const unit of units) {
      const index = assignment[unit];
      this.#state(unit, { territory: index < 0 ? "" : territories[index].code });
    }
  }

  /** Only what differs: the map draws anew whatever it is told. */
  #tellMarks(mark: "selected" | "islands", before: ReadonlySet<number>, now: ReadonlySet<number>): void {
    if (!this.isReady) return;
    const gone = [...before].filter((unit) => !now.has(unit));
    const come = [...now].filter((unit) => !before.has(unit));
    if (gone.length + come.length === 0) return;
    if (this.#hasShapes) {
      if (this.#shapes !== null) this.#give(mark, edgeOf(now, this.#shapes));
      return;
    }
    for (const unit of gone) this.#state(unit, { [mark]: false });
    for (const unit of come) this.#state(unit, { [mark]: true });
  }

  #state(unit: number, state: Readonly<Record<string, unknown>>): void {
    this.map.setFeatureState({ ...unitsSource(this.desk.layer), id: featureId(unit) }, { ...state });
  }

  /** Of a layer without shapes: the dots that are drawn. */
  #dotsAt(x: number, y: number, radius: number): number[] {
    const box: [[number, number], [number, number]] = [
      [x - radius, y - radius],
      [x + radius, y + radius],
    ];
    return [...new Set(this.map.queryRenderedFeatures(box, { layers: ["units"] }).map(unitOf))];
  }
}

const unitOf = ({ id }: MapGeoJSONFeature): number => Number(id) - 1;
const min = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const max = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

/** Pairs of ids and colour for a match. */
function byClass(classOf: Int8Array, colours: readonly string[]): unknown[] {
  const ids: number[][] = colours.map(() => []);
  for (const [unit, level] of classOf.entries()) if (level >= 0) ids[level].push(featureId(unit));
  const cases = ids.flatMap((units, level) => (units.length === 0 ? [] : [units, colours[level]]));
  // a match needs a case
  return cases.length === 0 ? [-1, colours[0]] : cases;
}

function boundsOf({ layer }: PlanDesk, units?: readonly number[]): [number, number, number, number] {
  const [lon, lat] = [layer.units.lon, layer.units.lat].map((all) => units?.map((unit) => all[unit]) ?? all);
  if (lon.length === 0) return [95, -11, 141, 6];
  return [min(lon), min(lat), max(lon), max(lat)];
}
