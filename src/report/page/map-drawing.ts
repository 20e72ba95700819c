import type { MapPaths } from "./build-paths.ts";
import type { Camera, Viewport } from "./map-camera.ts";
import type { PageContext } from "./page-context.ts";
import type { Palette } from "./palettes.ts";

/** What every part of the map's drawing needs. */
export interface MapDrawing {
  readonly canvas: CanvasRenderingContext2D;
  readonly context: PageContext;
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly pixelRatio: number;
  readonly palette: Palette;
  readonly paths: MapPaths;
  readonly territoryOf: readonly number[];
  readonly colourOf: (territory: number) => string;
}

/** Grid coordinates from here on; widths must be divided by the scale. */
export function useGridCoordinates({ canvas, camera, pixelRatio }: MapDrawing): void {
  const scale = camera.scale * pixelRatio;
  canvas.setTransform(scale, 0, 0, scale, camera.x * pixelRatio, camera.y * pixelRatio);
}
