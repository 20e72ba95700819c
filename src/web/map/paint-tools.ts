import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import type { Polygon } from "geojson";
import { TerraDraw, TerraDrawFreehandMode, TerraDrawRectangleMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { StudioMap } from "./studio-map.ts";

export type MapTool = "select" | "brush" | "border" | "lasso" | "rectangle";

interface ToolHandlers {
  /** A click on a unit, on an account, or beside both. */
  readonly onPick: (picked: { unit: number | null; account: number | null; isMore: boolean }) => void;
  readonly onStrokeStart: () => void;
  readonly onPaint: (units: readonly number[]) => void;
  readonly onStrokeEnd: () => void;
  /** What seemed a stroke was the first finger of two. */
  readonly onStrokeCancel: () => void;
  /** Whether there is a border to be dragged between the unit and those near it. */
  readonly canGrip: (unit: number, near: readonly number[]) => boolean;
  readonly onGrip: (unit: number, near: readonly number[]) => void;
  readonly onDrag: (unit: number) => void;
  /** Units whose point lies in what was drawn. */
  readonly onArea: (units: readonly number[], isMore: boolean) => void;
}

/** Most places that are looked at between two positions of the pointer. */
const PLACES_PER_MOVE = 16;
/** How near to a border one grips it. */
const GRIP_PIXELS = 8;
/** Between two places that are looked at for a border: finer than most units. */
const DRAG_PIXELS = 4;

/** What the pointer does on the map: one tool at a time. Areas are drawn by dragging, or from click to click. */
export class PaintTools {
  readonly #studio: StudioMap;
  readonly #handlers: ToolHandlers;
  readonly #centres: { readonly lon: readonly number[]; readonly lat: readonly number[] };
  readonly #abort = new AbortController();
  #draw: TerraDraw | null = null;
  #tool: MapTool = "select";
  #radius = 8;
  #last: Place | null = null;
  /** That draws the stroke which goes on. */
  #pointer = -1;

  constructor(
    studio: StudioMap,
    centres: { readonly lon: readonly number[]; readonly lat: readonly number[] },
    handlers: ToolHandlers,
  ) {
    this.#studio = studio;
    this.#handlers = handlers;
    this.#centres = centres;
    const canvas = studio.map.getCanvas();
    // the map takes one finger for itself only while it may be dragged: with a brush the page would be scrolled instead
    canvas.style.touchAction = "none";
    const { signal } = this.#abort;
    canvas.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const end of ["pointerup", "pointercancel"] as const)
      canvas.addEventListener(end, ({ pointerId }) => this.#up(pointerId), { signal });
    studio.map.on("click", ({ point, originalEvent }) => {
      if (this.#tool !== "select" || !studio.canFind) return;
      if (studio.openCluster(point.x, point.y)) return;
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
    if (this.#last !== null) {
      this.#end(this.#handlers.onStrokeCancel);
      return;
    }
    if (button !== 0 || !this.#studio.canFind) return;
    this.#pointer = pointerId;
    if (this.#tool === "brush") {
      this.#studio.map.getCanvas().setPointerCapture(pointerId);
      this.#handlers.onStrokeStart();
      this.#paintTo({ x, y });
    } else if (this.#tool === "border") this.#grip({ x, y }, pointerId);
  }

  #move({ offsetX: x, offsetY: y, pointerId }: PointerEvent): void {
    if (this.#last !== null && pointerId !== this.#pointer) return;
    if (this.#last === null) {
      if (this.#tool === "border" && this.#studio.canFind) this.#showGrip({ x, y });
    } else if (this.#tool === "border") this.#dragTo({ x, y });
    else this.#paintTo({ x, y });
  }

  #up(pointerId: number): void {
    if (this.#last !== null && pointerId === this.#pointer) this.#end(this.#handlers.onStrokeEnd);
  }

  #end(tell: () => void): void {
    this.#last = null;
    if (this.#tool === "border") this.#studio.map.dragPan.enable();
    tell();
  }

  /** Beside a border the map is not moved, but the border. */
  #grip(at: Place, pointerId: number): void {
    const found = this.#borderAt(at);
    if (found === null) return;
    const { map } = this.#studio;
    map.dragPan.disable();
    map.getCanvas().setPointerCapture(pointerId);
    this.#last = at;
    this.#handlers.onStrokeStart();
    this.#handlers.onGrip(found.unit, found.near);
  }

  #borderAt({ x, y }: Place): { readonly unit: number; readonly near: readonly number[] } | null {
    const [unit] = this.#studio.unitsAt(x, y);
    const near = this.#studio.unitsAt(x, y, GRIP_PIXELS);
    return unit !== undefined && this.#handlers.canGrip(unit, near) ? { unit, near } : null;
  }

  #showGrip(at: Place): void {
    this.#studio.map.getCanvas().style.cursor = this.#borderAt(at) === null ? "" : "move";
  }

  #dragTo(to: Place): void {
    for (const { x, y } of this.#placesTo(to, DRAG_PIXELS)) {
      const [unit] = this.#studio.unitsAt(x, y);
      if (unit !== undefined) this.#handlers.onDrag(unit);
    }
  }

  #paintTo(to: Place): void {
    const units = new Set<number>();
    for (const { x, y } of this.#placesTo(to, Math.max(4, this.#radius)))
      for (const unit of this.#studio.unitsAt(x, y, this.#radius)) units.add(unit);
    this.#handlers.onPaint([...units]);
  }

  /** All places between the last one and this, so many pixels apart: a quick pointer skips none. */
  #placesTo(to: Place, pixels: number): readonly Place[] {
    const from = this.#last ?? to;
    this.#last = to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const count = Math.min(PLACES_PER_MOVE, Math.max(1, Math.ceil(length / pixels)));
    return Array.from({ length: count }, (_, i) => {
      const share = (i + 1) / count;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}
