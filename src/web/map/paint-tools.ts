import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import type { Polygon } from "geojson";
import { TerraDraw, TerraDrawFreehandMode, TerraDrawRectangleMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { StudioMap } from "./studio-map.ts";

export type MapTool = "select" | "brush" | "lasso" | "rectangle";

interface ToolHandlers {
  /** A click on a unit, on an account, or beside both. */
  readonly onPick: (picked: { unit: number | null; account: number | null; isMore: boolean }) => void;
  readonly onStrokeStart: () => void;
  readonly onPaint: (units: readonly number[]) => void;
  readonly onStrokeEnd: () => void;
  /** Units whose point lies in what was drawn. */
  readonly onArea: (units: readonly number[], isMore: boolean) => void;
}

/** Most places that are looked at between two positions of the pointer. */
const PLACES_PER_MOVE = 16;

/** What the pointer does on the map: one tool at a time. Areas are drawn by dragging, or from click to click. */
export class PaintTools {
  readonly #studio: StudioMap;
  readonly #handlers: ToolHandlers;
  readonly #centres: { readonly lon: readonly number[]; readonly lat: readonly number[] };
  readonly #abort = new AbortController();
  #draw: TerraDraw | null = null;
  #tool: MapTool = "select";
  #radius = 8;
  #last: { readonly x: number; readonly y: number } | null = null;

  constructor(
    studio: StudioMap,
    centres: { readonly lon: readonly number[]; readonly lat: readonly number[] },
    handlers: ToolHandlers,
  ) {
    this.#studio = studio;
    this.#handlers = handlers;
    this.#centres = centres;
    const canvas = studio.map.getCanvas();
    const { signal } = this.#abort;
    canvas.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const end of ["pointerup", "pointercancel"] as const)
      canvas.addEventListener(end, () => this.#up(), { signal });
    studio.map.on("click", ({ point, originalEvent }) => {
      if (this.#tool !== "select" || !studio.isReady) return;
      const account = studio.accountAt(point.x, point.y);
      const unit = account === null ? (studio.unitsAt(point.x, point.y)[0] ?? null) : null;
      handlers.onPick({ unit, account, isMore: originalEvent.shiftKey || originalEvent.ctrlKey });
    });
  }

  use(tool: MapTool, radius: number): void {
    this.#radius = radius;
    if (tool === this.#tool) return;
    this.#tool = tool;
    const { map } = this.#studio;
    map.getCanvas().style.cursor = tool === "brush" ? "crosshair" : tool === "select" ? "pointer" : "";
    if (tool === "brush") map.dragPan.disable();
    else map.dragPan.enable();
    if (tool === "lasso" || tool === "rectangle") {
      this.#draw ??= this.#openDraw();
      this.#draw.setMode(tool === "lasso" ? "freehand" : "rectangle");
    } else this.#draw?.setMode("static");
  }

  close(): void {
    this.#abort.abort();
    this.#draw?.stop();
  }

  #openDraw(): TerraDraw {
    const draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: this.#studio.map }),
      modes: [
        new TerraDrawFreehandMode({ drawInteraction: "click-move-or-drag", minDistance: 6 }),
        new TerraDrawRectangleMode({ drawInteraction: "click-move-or-drag" }),
      ],
    });
    draw.start();
    draw.on("finish", (id) => {
      const drawn = draw.getSnapshotFeature(id);
      if (drawn?.geometry.type === "Polygon") this.#handlers.onArea(this.#unitsIn(drawn.geometry), false);
      // the tool itself is still finishing
      queueMicrotask(() => draw.clear());
    });
    return draw;
  }

  #unitsIn(area: Polygon): number[] {
    const { lon, lat } = this.#centres;
    return lon.flatMap((x, unit) => (booleanPointInPolygon([x, lat[unit]], area) ? [unit] : []));
  }

  #down({ button, offsetX: x, offsetY: y, pointerId }: PointerEvent): void {
    if (this.#tool !== "brush" || button !== 0 || !this.#studio.isReady) return;
    this.#studio.map.getCanvas().setPointerCapture(pointerId);
    this.#handlers.onStrokeStart();
    this.#paintTo({ x, y });
  }

  #move({ offsetX: x, offsetY: y }: PointerEvent): void {
    if (this.#last !== null) this.#paintTo({ x, y });
  }

  #up(): void {
    if (this.#last === null) return;
    this.#last = null;
    this.#handlers.onStrokeEnd();
  }

  /** All places between the last one and this: a quick pointer skips none. */
  #paintTo(to: { readonly x: number; readonly y: number }): void {
    const from = this.#last ?? to;
    this.#last = to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const places = Math.min(PLACES_PER_MOVE, Math.max(1, Math.ceil(length / Math.max(4, this.#radius))));
    const units = new Set<number>();
    for (let i = 1; i <= places; i++) {
      const share = i / places;
      const [x, y] = [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)];
      for (const unit of this.#studio.unitsAt(x, y, this.#radius)) units.add(unit);
    }
    this.#handlers.onPaint([...units]);
  }
}
