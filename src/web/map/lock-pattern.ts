import type { Map as LibreMap } from "maplibre-gl";

/** Name of the image and of the layer. */
export const LOCKED = "locked";
const SIZE = 14;

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
    [halo, 2.4],
    [ink, 1],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(SIZE / 2, 6, 1.9, Math.PI, 0);
    context.stroke();
    context.beginPath();
    context.rect(4, 6, 6, 4.5);
    context.fill();
    if (colour === halo) context.stroke();
  }
  if (map.hasImage(LOCKED)) map.removeImage(LOCKED);
  map.addImage(LOCKED, context.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: 2 });
}
