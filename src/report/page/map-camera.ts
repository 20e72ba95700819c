import type { Box } from "./decode-geometry.ts";

/** pixel = grid × scale + offset. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

const PADDING_PIXELS = 18;
/** How much closer than the whole layer one can look. */
const DEEPEST_ZOOM = 60;

export function fitCamera(
  [left, top, right, bottom]: Box,
  { width, height }: Viewport,
  deepestScale?: number,
): Camera {
  const scaleX = (width - 2 * PADDING_PIXELS) / Math.max(right - left, 1);
  const scaleY = (height - 2 * PADDING_PIXELS) / Math.max(bottom - top, 1);
  const scale = Math.min(Math.max(Math.min(scaleX, scaleY), 1e-9), deepestScale ?? Number.POSITIVE_INFINITY);
  return {
    scale,
    x: width / 2 - ((left + right) / 2) * scale,
    y: height / 2 - ((top + bottom) / 2) * scale,
  };
}

/** Zooms by a factor about a pixel that stays where it is; never farther out than the whole layer. */
export function zoomCamera(
  camera: Camera,
  by: { readonly factor: number; readonly x: number; readonly y: number; readonly home: Camera },
): Camera {
  const wished = camera.scale * by.factor;
  const scale = Math.min(Math.max(wished, by.home.scale), by.home.scale * DEEPEST_ZOOM);
  if (scale === by.home.scale) return by.home;
  const ratio = scale / camera.scale;
  return { scale, x: by.x - (by.x - camera.x) * ratio, y: by.y - (by.y - camera.y) * ratio };
}

/** Moves the picture, keeping some of the layer in sight. */
export function panCamera(
  camera: Camera,
  move: { readonly dx: number; readonly dy: number; readonly extent: Box; readonly viewport: Viewport },
): Camera {
  const [left, top, right, bottom] = move.extent;
  const { width, height } = move.viewport;
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    scale: camera.scale,
    x: clamp(camera.x + move.dx, width * 0.3 - right * camera.scale, width * 0.7 - left * camera.scale),
    y: clamp(camera.y + move.dy, height * 0.3 - bottom * camera.scale, height * 0.7 - top * camera.scale),
  };
}
