import type { StudioMap } from "../../map/studio-map.ts";

const SIZE = 8;
const HATCH = "changed-units";

/** Oblique lines of the ink's colour, drawn for a screen of two pixels each way. */
function drawHatch(isDark: boolean): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * 2;
  canvas.height = SIZE * 2;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.strokeStyle = isDark ? "rgba(255,255,255,0.85)" : "rgba(20,32,46,0.8)";
  context.lineWidth = 2.5;
  for (const shift of [-SIZE * 2, 0, SIZE * 2]) {
    context.beginPath();
    context.moveTo(shift, SIZE * 2);
    context.lineTo(shift + SIZE * 2, 0);
    context.stroke();
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

interface Hatching {
  /** Codes of the units to be hatched. */
  readonly codes: readonly string[];
  readonly isDark: boolean;
}

/** Hatches units of a map with shapes, so that what changes shows without colour. Again after each change of colours. */
export function hatchUnits({ map }: StudioMap, { codes, isDark }: Hatching): void {
  const image = drawHatch(isDark);
  if (image === null) return;
  if (map.getLayer(HATCH)) map.removeLayer(HATCH);
  if (map.hasImage(HATCH)) map.removeImage(HATCH);
  map.addImage(HATCH, image, { pixelRatio: 2 });
  map.addLayer(
    {
      ...{ id: HATCH, type: "fill", source: "plan", "source-layer": "units" },
      // a match is looked up, where a list would be searched for each unit
      filter: ["match", ["get", "code"], codes.length > 0 ? [...codes] : [""], true, false],
      paint: { "fill-pattern": HATCH },
    },
    "outlines",
  );
}
