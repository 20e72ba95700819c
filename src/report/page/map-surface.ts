import { buildElement } from "./build-element.ts";
import { buildPaths, type MapPaths } from "./build-paths.ts";
import { colourTerritory, currentPalette, territoriesShown } from "./colour-map.ts";
import { drawMap } from "./draw-map.ts";
import { drawOverlay, type Highlights } from "./draw-overlay.ts";
import { type Camera, fitCamera, type Viewport } from "./map-camera.ts";
import type { MapDrawing } from "./map-drawing.ts";
import type { PageContext } from "./page-context.ts";

/** Two stacked canvases and the camera over them: the map below, what follows the pointer above. */
export interface MapSurface {
  readonly camera: () => Camera;
  /** The camera that shows the whole layer. */
  readonly home: () => Camera;
  readonly viewport: () => Viewport;
  readonly look: (next: Camera) => void;
  /** At the next frame, however often it was asked for. */
  readonly redraw: () => void;
  readonly redrawHighlights: () => void;
  /** At once: a page about to be printed gets no further frame. */
  readonly drawNow: () => void;
}

export function createMapSurface(
  context: PageContext,
  frame: HTMLElement,
  highlights: () => Highlights,
): MapSurface {
  const canvases = [
    buildElement("canvas", { "aria-hidden": "true" }),
    buildElement("canvas", { "aria-hidden": "true" }),
  ];
  frame.prepend(...canvases);
  const [below, above] = canvases.map(require2d);
  const pathsCache = new Map<string, MapPaths>();
  let home: Camera = { scale: 1, x: 0, y: 0 };
  let camera = home;
  let isFrameRequested = false;
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
  const redrawHighlights = () => drawOverlay(drawing(above), highlights());
  const drawAll = () => {
    isFrameRequested = false;
    drawMap(drawing(below));
    redrawHighlights();
  };
  const redraw = () => {
    if (!isFrameRequested) requestAnimationFrame(drawAll);
    isFrameRequested = true;
  };
  const look = (next: Camera) => {
    camera = next;
    // at home one finger scrolls the page; closer, it moves the map
    frame.style.touchAction = camera === home ? "pan-y" : "none";
    redraw();
  };
  const resize = () => {
    const { width, height } = viewport();
    // on paper the picture drawn for the screen is scaled: resizing a canvas would wipe it
    if (width === 0 || height === 0 || matchMedia("print").matches) return;
    for (const canvas of canvases) fitCanvas(canvas, { width, height });
    const wasHome = camera === home;
    home = fitCamera(context.geometry.extent, { width, height });
    look(wasHome ? home : camera);
  };
  new ResizeObserver(resize).observe(frame);
  return {
    camera: () => camera,
    home: () => home,
    viewport,
    look,
    redraw,
    redrawHighlights,
    drawNow: drawAll,
  };
}

function fitCanvas(canvas: HTMLCanvasElement, { width, height }: Viewport): void {
  const pixelRatio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
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
