import { buildElement } from "./build-element.ts";
import { buildPaths, type MapPaths } from "./build-paths.ts";
import { colourTerritory, currentPalette, territoriesShown } from "./colour-map.ts";
import { type Box, joinBoxes } from "./decode-geometry.ts";
import { drawMap, type MapDrawing } from "./draw-map.ts";
import { drawOverlay } from "./draw-overlay.ts";
import { findUnit } from "./find-unit.ts";
import { type Camera, fitCamera, panCamera, zoomCamera } from "./map-camera.ts";
import { listenToMap } from "./map-input.ts";
import { describeTerritory, describeUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";

export interface MapView {
  readonly element: HTMLElement;
  readonly showTerritory: (territory: number) => void;
  readonly showUnit: (unit: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly showAll: () => void;
  readonly redraw: () => void;
}

/** The canvas map with its overlay, tooltip and gestures. */
export function createMapView(context: PageContext): MapView {
  const base = buildElement("canvas", { "aria-hidden": "true" });
  const overlay = buildElement("canvas", { "aria-hidden": "true" });
  const tooltip = buildElement("div", { class: "tooltip", hidden: true, "aria-hidden": "true" });
  const frame = buildElement(
    "div",
    { class: "map-frame", tabindex: 0, role: "application" },
    base,
    overlay,
    tooltip,
  );
  const [left, top, right, bottom] = context.geometry.extent;
  // the frame follows the country's shape, within what a screen can hold
  const aspect = Math.min(2.3, Math.max(1, (right - left) / Math.max(1, bottom - top)));
  frame.style.setProperty("--map-aspect", String(aspect));
  const layers = { base: require2d(base), overlay: require2d(overlay) };
  const pathsCache = new Map<string, MapPaths>();
  let home: Camera = { scale: 1, x: 0, y: 0 };
  let camera = home;
  let hoveredUnit = -1;
  let frameRequested = false;
  const viewport = () => ({ width: frame.clientWidth, height: frame.clientHeight });

  const drawing = (canvas: CanvasRenderingContext2D): MapDrawing => ({
    canvas,
    context,
    camera,
    viewport: viewport(),
    pixelRatio: window.devicePixelRatio || 1,
    palette: currentPalette(context),
    paths: pathsAt(context, camera.scale, pathsCache),
    territoryOf: territoriesShown(context),
    colourOf: (territory) => colourTerritory(context, territory),
  });
  const showCross = () => frame.matches(":focus-visible");
  const drawTop = () => drawOverlay(drawing(layers.overlay), { hoveredUnit, showCross: showCross() });
  const redraw = () => {
    if (frameRequested) return;
    frameRequested = true;
    requestAnimationFrame(() => {
      frameRequested = false;
      drawMap(drawing(layers.base));
      drawTop();
    });
  };
  const look = (next: Camera) => {
    camera = next;
    // at home one finger scrolls the page; closer, it moves the map
    frame.style.touchAction = camera === home ? "pan-y" : "none";
    redraw();
  };
  const resize = () => {
    const { width, height } = viewport();
    if (width === 0 || height === 0) return;
    for (const canvas of [base, overlay]) {
      canvas.width = Math.round(width * (window.devicePixelRatio || 1));
      canvas.height = Math.round(height * (window.devicePixelRatio || 1));
    }
    const wasHome = camera === home;
    home = fitCamera(context.geometry.extent, { width, height });
    if (wasHome) look(home);
    else redraw();
  };
  new ResizeObserver(resize).observe(frame);

  const unitAt = (x: number, y: number) =>
    findUnit(context, {
      x: (x - camera.x) / camera.scale,
      y: (y - camera.y) / camera.scale,
      reachSteps: 14 / camera.scale,
    });
  const hover = (unit: number, x: number, y: number) => {
    placeTooltip(tooltip, { text: unit >= 0 ? tooltipText(context, unit) : "", x, y });
    if (unit === hoveredUnit) return;
    hoveredUnit = unit;
    drawTop();
  };
  const zoom = (factor: number, x: number, y: number) => {
    const next = zoomCamera(camera, { factor, x, y, home });
    if (next === camera) return false;
    look(next);
    return true;
  };
  listenToMap(frame, {
    pan: (dx, dy) =>
      look(panCamera(camera, { dx, dy, extent: context.geometry.extent, viewport: viewport() })),
    zoom,
    zoomHome: () => look(home),
    hover: (x, y) => hover(unitAt(x, y), x, y),
    leave: () => hover(-1, 0, 0),
    select: (x, y) =>
      context.change({ selectedUnit: unitAt(x, y), selectedFrom: "map", focusedTerritory: -1 }),
    selectCentre: () => {
      const unit = unitAt(frame.clientWidth / 2, frame.clientHeight / 2);
      context.change({ selectedUnit: unit, selectedFrom: "map", focusedTerritory: -1 });
    },
    clear: () => context.change({ selectedUnit: -1, focusedTerritory: -1 }),
  });
  frame.addEventListener("focus", drawTop);
  frame.addEventListener("blur", drawTop);
  context.onChange(["selectedUnit", "focusedTerritory"], drawTop);
  context.onChange(["dark", "plan", "colourBy", "measure", "showAccounts", "language"], redraw);

  const showBox = (box: Box) => {
    const fitted = fitCamera(box, viewport(), home.scale * 12);
    look(fitted.scale <= home.scale ? home : { ...fitted });
  };
  return {
    element: frame,
    showTerritory: (territory) => {
      const shown = territoriesShown(context);
      const boxes = context.geometry.boxes.filter((_, unit) => shown[unit] === territory);
      if (boxes.length > 0) showBox(widen(joinBoxes(boxes), 0.35));
    },
    showUnit: (unit) => {
      const [left, top, right, bottom] = context.geometry.boxes[unit];
      const { width, height } = viewport();
      const [x, y] = [
        ((left + right) / 2) * camera.scale + camera.x,
        ((top + bottom) / 2) * camera.scale + camera.y,
      ];
      const isSeen = x > 20 && y > 20 && x < width - 20 && y < height - 20;
      const pixels = Math.max(right - left, bottom - top) * camera.scale;
      if (!isSeen || pixels < 26) showBox(widen(context.geometry.boxes[unit], 4));
    },
    zoomBy: (factor) => void zoom(factor, frame.clientWidth / 2, frame.clientHeight / 2),
    showAll: () => look(home),
    redraw,
  };
}

function require2d(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const drawn = canvas.getContext("2d");
  if (!drawn) throw new Error("got no 2D drawing context, expected every browser to have one");
  return drawn;
}

/** Paths are built once per doubling of the scale: far out, points closer than half a pixel are left out. */
function pathsAt(context: PageContext, scale: number, cache: Map<string, MapPaths>): MapPaths {
  const level = Math.floor(Math.log2(scale));
  const key = `${context.state().plan} ${level}`;
  const known = cache.get(key);
  if (known) return known;
  const built = buildPaths(context, territoriesShown(context), 0.6 / 2 ** (level + 1));
  cache.set(key, built);
  return built;
}

function widen([left, top, right, bottom]: Box, by: number): Box {
  const margin = Math.max(right - left, bottom - top, 1) * by;
  return [left - margin, top - margin, right + margin, bottom + margin];
}

function placeTooltip(
  tooltip: HTMLElement,
  at: { readonly text: string; readonly x: number; readonly y: number },
): void {
  tooltip.hidden = at.text === "";
  if (tooltip.hidden) return;
  tooltip.textContent = at.text;
  const room = tooltip.parentElement?.clientWidth ?? 0;
  tooltip.style.left = `${Math.max(4, Math.min(at.x + 14, room - tooltip.offsetWidth - 6))}px`;
  tooltip.style.top = `${at.y + 16}px`;
}

function tooltipText(context: PageContext, unit: number): string {
  const { data } = context;
  const lines = [describeUnit(context, unit), describeTerritory(context, territoriesShown(context)[unit])];
  data.measures.forEach(({ key }, m) => {
    lines.push(`${key}: ${context.format().value(data.units.values[m]?.[unit] ?? 0)}`);
  });
  return lines.join("\n");
}
