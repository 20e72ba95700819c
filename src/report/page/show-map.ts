import { buildElement } from "./build-element.ts";
import { territoriesShown } from "./colour-map.ts";
import { type Box, joinBoxes } from "./decode-geometry.ts";
import { findUnit } from "./find-unit.ts";
import { fitCamera, panCamera, zoomCamera } from "./map-camera.ts";
import { listenToMap, type MapGestures } from "./map-input.ts";
import { createMapSurface, type MapSurface } from "./map-surface.ts";
import { describeTerritory, describeUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";

export interface MapView {
  readonly element: HTMLElement;
  readonly showTerritory: (territory: number) => void;
  readonly showUnit: (unit: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly showAll: () => void;
  readonly drawNow: () => void;
}

const REACH_PIXELS = 14;
/** A unit chosen from a list should be seen at least this large. */
const SMALLEST_SHOWN_PIXELS = 26;
/** How much closer than the whole layer "show on the map" goes. */
const CLOSEST_LOOK = 12;

/** The map with its tooltip, gestures and keyboard. */
export function createMapView(context: PageContext): MapView {
  const tooltip = buildElement("div", { class: "tooltip", hidden: true, "aria-hidden": "true" });
  const frame = buildElement("div", { class: "map-frame", tabindex: 0, role: "application" }, tooltip);
  frame.style.setProperty("--map-aspect", String(aspectOf(context.geometry.extent)));
  let hoveredUnit = -1;
  // the cross is for those who work the map by keys
  const surface = createMapSurface(context, frame, () => ({
    hoveredUnit,
    showCross: frame.matches(":focus-visible"),
  }));
  const hover = (unit: number, x: number, y: number) => {
    placeTooltip(tooltip, { text: unit >= 0 ? tooltipText(context, unit) : "", x, y });
    if (unit === hoveredUnit) return;
    hoveredUnit = unit;
    surface.redrawHighlights();
  };
  const unitAt = (x: number, y: number) => findUnitAt(context, surface, { x, y });
  listenToMap(frame, {
    ...cameraGestures(context, surface),
    ...selectGestures(context, frame, unitAt),
    hover: (x, y) => hover(unitAt(x, y), x, y),
    leave: () => hover(-1, 0, 0),
  });
  frame.addEventListener("focus", surface.redrawHighlights);
  frame.addEventListener("blur", surface.redrawHighlights);
  context.onChange(["selectedUnit", "focusedTerritory"], surface.redrawHighlights);
  context.onChange(["dark", "plan", "colourBy", "measure", "showAccounts", "language"], surface.redraw);
  return { element: frame, ...createLooks(context, surface) };
}

/** The frame follows the layer's shape, within what a screen can hold. */
function aspectOf([left, top, right, bottom]: Box): number {
  return Math.min(2.3, Math.max(1, (right - left) / Math.max(1, bottom - top)));
}

function findUnitAt(
  context: PageContext,
  surface: MapSurface,
  { x, y }: { readonly x: number; readonly y: number },
): number {
  const camera = surface.camera();
  return findUnit(context, {
    x: (x - camera.x) / camera.scale,
    y: (y - camera.y) / camera.scale,
    reachSteps: REACH_PIXELS / camera.scale,
  });
}

function cameraGestures(
  context: PageContext,
  surface: MapSurface,
): Pick<MapGestures, "pan" | "zoom" | "zoomHome"> {
  const { extent } = context.geometry;
  return {
    pan: (dx, dy) =>
      surface.look(panCamera(surface.camera(), { dx, dy, extent, viewport: surface.viewport() })),
    zoom: (factor, x, y) => zoomAbout(surface, { factor, x, y }),
    zoomHome: () => surface.look(surface.home()),
  };
}

function zoomAbout(
  surface: MapSurface,
  by: { readonly factor: number; readonly x: number; readonly y: number },
): boolean {
  const next = zoomCamera(surface.camera(), { ...by, home: surface.home() });
  if (next === surface.camera()) return false;
  surface.look(next);
  return true;
}

function selectGestures(
  context: PageContext,
  frame: HTMLElement,
  unitAt: (x: number, y: number) => number,
): Pick<MapGestures, "select" | "selectCentre" | "clear"> {
  const select = (x: number, y: number) =>
    context.change({ selectedUnit: unitAt(x, y), selectedFrom: "map", focusedTerritory: -1 });
  return {
    select,
    selectCentre: () => select(frame.clientWidth / 2, frame.clientHeight / 2),
    clear: () => context.change({ selectedUnit: -1, focusedTerritory: -1 }),
  };
}

function createLooks(context: PageContext, surface: MapSurface): Omit<MapView, "element"> {
  const { boxes } = context.geometry;
  const showBox = (box: Box) => {
    const home = surface.home();
    const fitted = fitCamera(box, surface.viewport(), home.scale * CLOSEST_LOOK);
    surface.look(fitted.scale <= home.scale ? home : fitted);
  };
  return {
    showTerritory: (territory) => {
      const shown = territoriesShown(context);
      const members = boxes.filter((_, unit) => shown[unit] === territory);
      if (members.length > 0) showBox(widen(joinBoxes(members), 0.35));
    },
    showUnit: (unit) => {
      if (!isWellSeen(boxes[unit], surface)) showBox(widen(boxes[unit], 4));
    },
    zoomBy: (factor) => {
      const { width, height } = surface.viewport();
      zoomAbout(surface, { factor, x: width / 2, y: height / 2 });
    },
    showAll: () => surface.look(surface.home()),
    drawNow: surface.drawNow,
  };
}

function isWellSeen([left, top, right, bottom]: Box, surface: MapSurface): boolean {
  const { scale, x, y } = surface.camera();
  const { width, height } = surface.viewport();
  const [middleX, middleY] = [((left + right) / 2) * scale + x, ((top + bottom) / 2) * scale + y];
  const isInside = middleX > 20 && middleY > 20 && middleX < width - 20 && middleY < height - 20;
  return isInside && Math.max(right - left, bottom - top) * scale >= SMALLEST_SHOWN_PIXELS;
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
  const values = data.measures.map(
    ({ key }, m) => `${key}: ${context.format().value(data.units.values[m]?.[unit] ?? 0)}`,
  );
  const territory = describeTerritory(context, territoriesShown(context)[unit]);
  return [describeUnit(context, unit), territory, ...values].join("\n");
}
