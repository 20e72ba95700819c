import {
  type ExpressionSpecification,
  type GeoJSONSource,
  Map as LibreMap,
  type MapGeoJSONFeature,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { AccountPoints } from "../../contract/maps.ts";
import { DARK, LIGHT, type MapPalette } from "./map-colours.ts";
import { addLayers, unitsSource } from "./map-layers.ts";
import type { PlanDesk } from "./plan-desk.ts";

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
}

/** The id of a unit in tiles. A vector tile's ids are positive. */
const featureId = (unit: number) => unit + 1;

/** States set within one frame: what is beyond waits for the next, so that the page does not freeze. */
const STATES_PER_FRAME = 4000;

/**
 * The map of a plan under somebody's hands. It shows what the desk holds and knows nothing of tools, panels or the server
 * beyond its tiles; a unit that the tile still has in another territory is overruled by its feature state.
 */
export class StudioMap {
  readonly map: LibreMap;
  readonly #desk: PlanDesk;
  readonly #onReady: () => void;
  readonly #unlisten: () => void;
  #palette: MapPalette;
  #fill: MapFill = { kind: "territory", colourOf: [] };
  #selected: ReadonlySet<number> = new Set();
  #islands: readonly number[] = [];
  /** Codes of territories that changed since their outlines were asked for: what is drawn of them is no longer true. */
  readonly #touched = new Set<string>();
  /** Raised by each new wish for classes, so that an older one stops. */
  #round = 0;

  constructor({ container, desk, isDark, onReady }: StudioMapOptions) {
    this.#desk = desk;
    this.#onReady = onReady;
    this.#palette = isDark ? DARK : LIGHT;
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
      bounds: boundsOf(desk),
      // room for the tools on the left
      fitBoundsOptions: { padding: { top: 30, bottom: 40, left: 70, right: 30 } },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.on("load", () => this.#draw());
    this.#unlisten = desk.onUnits((units) => this.#tellTerritories(units));
  }

  close(): void {
    this.#unlisten();
    this.map.remove();
  }

  /** Whether layers can be spoken to. */
  get isReady(): boolean {
    return this.map.getLayer("units") !== undefined;
  }

  setDark(isDark: boolean): void {
    this.#palette = isDark ? DARK : LIGHT;
    if (this.isReady) this.#draw();
  }

  setFill(fill: MapFill): void {
    this.#fill = fill;
    if (this.isReady) this.#applyFill();
  }

  select(units: ReadonlySet<number>): void {
    const before = this.#selected;
    this.#selected = units;
    if (!this.isReady) return;
    for (const unit of before) if (!units.has(unit)) this.#state(unit, { selected: false });
    for (const unit of units) this.#state(unit, { selected: true });
  }

  showIslands(units: readonly number[]): void {
    const now = new Set(units);
    if (this.isReady) {
      for (const unit of this.#islands) if (!now.has(unit)) this.#state(unit, { island: false });
      for (const unit of units) this.#state(unit, { island: true });
    }
    this.#islands = units;
  }

  /** A label per territory, and the stored outlines of those that hold what they held when these were drawn. */
  showTerritories(): void {
    if (!this.isReady) return;
    (this.map.getSource("labels") as GeoJSONSource).setData(labelsOf(this.#desk));
    for (const unit of this.#desk.changed) {
      for (const index of [this.#desk.assignment[unit], this.#desk.savedTerritoryOf(unit)])
        if (index >= 0) this.#touched.add(this.#desk.territories[index].code);
    }
    if (this.map.getLayer("outlines"))
      this.map.setFilter("outlines", ["!", ["in", ["get", "code"], ["literal", [...this.#touched]]]]);
  }

  /** Accounts as points that join where they are many; null takes them away. */
  showAccounts(points: AccountPoints | null): void {
    if (!this.isReady) return;
    const mean = meanOf(points?.revenue ?? []);
    const features = (points?.codes ?? []).map((code, i) => ({
      type: "Feature" as const,
      properties: { code, name: points?.names[i] ?? "", weight: (points?.revenue[i] ?? 0) / mean, place: i },
      geometry: { type: "Point" as const, coordinates: [points?.lon[i] ?? 0, points?.lat[i] ?? 0] },
    }));
    (this.map.getSource("accounts") as GeoJSONSource).setData({ type: "FeatureCollection", features });
  }

  showHomes(homes: readonly { readonly name: string; readonly lon: number; readonly lat: number }[]): void {
    if (!this.isReady) return;
    (this.map.getSource("homes") as GeoJSONSource).setData({
      type: "FeatureCollection",
      features: homes.map(({ name, lon, lat }) => ({
        type: "Feature",
        properties: { name },
        geometry: { type: "Point", coordinates: [lon, lat] },
      })),
    });
  }

  /** Has the stored outlines asked for again. */
  reloadOutlines(): void {
    this.#touched.clear();
    this.map.refreshTiles("plan");
    this.showTerritories();
  }

  /** Units drawn at a point of the canvas, or within so many pixels of it. */
  unitsAt(x: number, y: number, radius = 0): number[] {
    const where: [number, number] | [[number, number], [number, number]] =
      radius === 0
        ? [x, y]
        : [
            [x - radius, y - radius],
            [x + radius, y + radius],
          ];
    return [...new Set(this.map.queryRenderedFeatures(where, { layers: ["units"] }).map(unitOf))];
  }

  accountAt(x: number, y: number): number | null {
    const [found] = this.map.queryRenderedFeatures([x, y], { layers: ["accounts"] });
    return typeof found?.properties.place === "number" ? found.properties.place : null;
  }

  /** Brings units into view. */
  show(units: Iterable<number>): void {
    const { lon, lat } = this.#desk.layer.units;
    const [x, y] = [[...units].map((unit) => lon[unit]), [...units].map((unit) => lat[unit])];
    if (x.length === 0) return;
    const bounds: [number, number, number, number] = [min(x), min(y), max(x), max(y)];
    this.map.fitBounds(bounds, { padding: 80, maxZoom: Math.max(this.map.getZoom(), 9), duration: 300 });
  }

  #draw(): void {
    const { layer, plan } = this.#desk;
    addLayers(this.map, { palette: this.#palette, planId: plan.planId, layer });
    this.#applyFill();
    for (const unit of this.#selected) this.#state(unit, { selected: true });
    for (const unit of this.#islands) this.#state(unit, { island: true });
    this.#tellTerritories([...this.#desk.changed]);
    this.showTerritories();
    this.#onReady();
  }

  #applyFill(): void {
    const { fills, whiteSpace, deviations, steps } = this.#palette;
    const fill = this.#fill;
    const { territories } = this.#desk;
    const round = ++this.#round;
    if (fill.kind === "measure") {
      this.#paint(["match", ["coalesce", ["feature-state", "level"], -1], ...numbered(steps), whiteSpace]);
      this.#tellLevels(fill.classOf, 0, round);
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
    this.map.setPaintProperty("units", property, colour as ExpressionSpecification);
  }

  #tellTerritories(units: readonly number[]): void {
    if (!this.isReady) return;
    const { assignment, territories } = this.#desk;
    for (const unit of units) {
      const index = assignment[unit];
      this.#state(unit, { territory: index < 0 ? "" : territories[index].code });
    }
  }

  #tellLevels(classOf: Int8Array, from: number, round: number): void {
    if (round !== this.#round || !this.isReady) return;
    const end = Math.min(classOf.length, from + STATES_PER_FRAME);
    for (let unit = from; unit < end; unit++) this.#state(unit, { level: classOf[unit] });
    if (end < classOf.length) requestAnimationFrame(() => this.#tellLevels(classOf, end, round));
  }

  #state(unit: number, state: Readonly<Record<string, unknown>>): void {
    this.map.setFeatureState({ ...unitsSource(this.#desk.layer), id: featureId(unit) }, { ...state });
  }
}

const unitOf = ({ id }: MapGeoJSONFeature): number => Number(id) - 1;
const min = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const max = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length) || 1;
const numbered = (colours: readonly string[]) => colours.flatMap((colour, i) => [i, colour]);

function boundsOf({ layer }: PlanDesk): [number, number, number, number] {
  const { lon, lat } = layer.units;
  if (lon.length === 0) return [95, -11, 141, 6];
  return [min(lon), min(lat), max(lon), max(lat)];
}

/** A point per territory that holds units: its unit nearest to the middle of all. */
function labelsOf({ territories, assignment, layer }: PlanDesk) {
  const { lon, lat } = layer.units;
  const sums = territories.map(() => ({
    x: 0,
    y: 0,
    count: 0,
    best: -1,
    distance: Number.POSITIVE_INFINITY,
  }));
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] < 0) continue;
    const sum = sums[assignment[unit]];
    sum.x += lon[unit];
    sum.y += lat[unit];
    sum.count++;
  }
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] < 0) continue;
    const sum = sums[assignment[unit]];
    const distance = (lon[unit] - sum.x / sum.count) ** 2 + (lat[unit] - sum.y / sum.count) ** 2;
    if (distance < sum.distance) Object.assign(sum, { best: unit, distance });
  }
  return {
    type: "FeatureCollection" as const,
    features: sums.flatMap(({ best, count }, index) =>
      best < 0
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { code: territories[index].code, name: territories[index].name, count },
              geometry: { type: "Point" as const, coordinates: [lon[best], lat[best]] },
            },
          ],
    ),
  };
}
