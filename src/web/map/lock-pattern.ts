import type { Map as LibreMap } from "maplibre-gl";

/** Name of the image and of the layer. */
export const LOCKED = "locked";
/** CSS pixels: as small as can be read, so that a small unit shows one. */
const SIZE = 9;

/** Small padlocks of the ink's colour, drawn for a screen of two pixels each way. */
export function addLockPattern(
  map: LibreMap,
  { ink, halo }: { readonly ink: string; readonly halo: string },
) {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * 2;
  canvas.height = SIZE * 2;
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(2, 2);
  for (const [colour, width] of [
    [halo, 1.8],
    [ink, 0.9],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(SIZE / 2, 3.8, 1.3, Math.PI, 0);
    context.stroke();
    context.beginPath();
    context.rect(2.3, 3.8, 4.4, 3.2);
    context.fill();
    if (colour === halo) context.stroke();
  }
  if (map.hasImage(LOCKED)) map.removeImage(LOCKED);
  map.addImage(LOCKED, context.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: 2 });
}
