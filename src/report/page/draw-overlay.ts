import { traceUnit } from "./build-paths.ts";
import { type MapDrawing, useGridCoordinates } from "./map-drawing.ts";

export interface Highlights {
  readonly hoveredUnit: number;
  /** True while the keyboard works the map: a cross marks what Enter would select. */
  readonly showCross: boolean;
}

/** Draws what follows the pointer and the selection, on its own canvas above the map. */
export function drawOverlay(drawing: MapDrawing, { hoveredUnit, showCross }: Highlights): void {
  const { canvas, context, viewport, pixelRatio, palette, camera } = drawing;
  const { selectedUnit, focusedTerritory } = context.state();
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  canvas.clearRect(0, 0, viewport.width, viewport.height);
  if (focusedTerritory >= 0) outlineTerritory(drawing, focusedTerritory);
  if (hoveredUnit >= 0) outlineUnit(drawing, hoveredUnit, { colour: palette.ink, widthPixels: 2 });
  if (selectedUnit >= 0) {
    outlineUnit(drawing, selectedUnit, { colour: palette.halo, widthPixels: 6 });
    outlineUnit(drawing, selectedUnit, { colour: palette.accent, widthPixels: 3 });
    canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    ringAround(drawing, selectedUnit, camera.scale);
  }
  if (showCross) drawCross(drawing);
}

interface Outline {
  readonly colour: string;
  readonly widthPixels: number;
}

function outlineUnit(drawing: MapDrawing, unit: number, { colour, widthPixels }: Outline): void {
  const { canvas, camera, context } = drawing;
  useGridCoordinates(drawing);
  canvas.strokeStyle = colour;
  canvas.lineWidth = widthPixels / camera.scale;
  canvas.lineJoin = "round";
  if ((context.data.shapes?.rings[unit]?.length ?? 0) > 0) {
    canvas.stroke(traceUnit(context, unit));
    return;
  }
  canvas.beginPath();
  canvas.arc(context.data.units.x[unit], context.data.units.y[unit], 8 / camera.scale, 0, 2 * Math.PI);
  canvas.stroke();
}

/** A unit of a few pixels would be lost under its own outline: a ring shows where it is. */
function ringAround({ canvas, context, palette, camera }: MapDrawing, unit: number, scale: number): void {
  const [left, top, right, bottom] = context.geometry.boxes[unit];
  if (Math.max(right - left, bottom - top) * scale > 14) return;
  canvas.strokeStyle = palette.accent;
  canvas.lineWidth = 2;
  canvas.beginPath();
  const [x, y] = [
    context.data.units.x[unit] * scale + camera.x,
    context.data.units.y[unit] * scale + camera.y,
  ];
  canvas.arc(x, y, 13, 0, 2 * Math.PI);
  canvas.stroke();
}

function outlineTerritory(drawing: MapDrawing, territory: number): void {
  const { canvas, camera, context, palette, territoryOf } = drawing;
  useGridCoordinates(drawing);
  const path = new Path2D();
  context.geometry.arcSides.forEach(([one, other], arc) => {
    const inside =
      (one >= 0 && territoryOf[one] === territory ? 1 : 0) +
      (other >= 0 && territoryOf[other] === territory ? 1 : 0);
    if (inside !== 1) return;
    const points = context.geometry.arcs[arc];
    path.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
  });
  canvas.lineJoin = "round";
  for (const [colour, widthPixels] of [
    [palette.halo, 7],
    [palette.accent, 3],
  ] as const) {
    canvas.strokeStyle = colour;
    canvas.lineWidth = widthPixels / camera.scale;
    canvas.stroke(path);
  }
}

function drawCross({ canvas, viewport, pixelRatio, palette }: MapDrawing): void {
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  const [x, y] = [viewport.width / 2, viewport.height / 2];
  for (const [colour, width] of [
    [palette.halo, 5],
    [palette.accent, 2],
  ] as const) {
    canvas.strokeStyle = colour;
    canvas.lineWidth = width;
    canvas.beginPath();
    canvas.moveTo(x - 12, y);
    canvas.lineTo(x + 12, y);
    canvas.moveTo(x, y - 12);
    canvas.lineTo(x, y + 12);
    canvas.stroke();
  }
}
