import { hasMoved } from "./build-paths.ts";
import type { MapDrawing } from "./draw-map.ts";

/** Draws the units that have no polygon: dots sized by the first measure, joined inside each territory. */
export function drawPoints(drawing: MapDrawing): void {
  const { context, canvas, pixelRatio } = drawing;
  const { data } = context;
  const pointUnits = data.units.codes.flatMap((_, u) =>
    (data.shapes?.rings[u]?.length ?? 0) > 0 ? [] : [u],
  );
  if (pointUnits.length === 0) return;
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  if (!data.shapes) drawWebs(drawing);
  const largest = pointUnits.reduce((most, u) => Math.max(most, data.units.values[0]?.[u] ?? 0), 0);
  const room = Math.sqrt((drawing.viewport.width * drawing.viewport.height) / pointUnits.length);
  const widest = Math.max(3, Math.min(11, room * 0.42)) * Math.min(3, Math.sqrt(zoomOf(drawing)));
  for (const u of pointUnits) {
    const share = largest > 0 ? (data.units.values[0]?.[u] ?? 0) / largest : 0.2;
    drawDot(drawing, u, Math.max(1.6, widest * Math.sqrt(share)));
  }
}

function zoomOf({ context, camera, viewport }: MapDrawing): number {
  const [left, top, right, bottom] = context.geometry.extent;
  const home = Math.min(
    viewport.width / Math.max(1, right - left),
    viewport.height / Math.max(1, bottom - top),
  );
  return Math.max(1, camera.scale / home);
}

function drawDot(drawing: MapDrawing, unit: number, radius: number): void {
  const { context, canvas, camera, palette, territoryOf, viewport } = drawing;
  const x = context.data.units.x[unit] * camera.scale + camera.x;
  const y = context.data.units.y[unit] * camera.scale + camera.y;
  if (x < -20 || y < -20 || x > viewport.width + 20 || y > viewport.height + 20) return;
  const territory = territoryOf[unit];
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
  canvas.fillStyle = territory >= 0 ? drawing.colourOf(territory) : palette.uncovered;
  canvas.fill();
  canvas.lineWidth = hasMoved(context.data, unit) ? 2.4 : 0.9;
  canvas.strokeStyle = hasMoved(context.data, unit) ? palette.accent : palette.territoryBorder;
  canvas.stroke();
}

/**
 * Edges inside a territory as wide soft strokes: together they read as its area without inventing a border.
 * Where the source gives no edges, each unit is joined to its territory's centre instead.
 */
function drawWebs(drawing: MapDrawing): void {
  const { context, canvas, camera, palette, territoryOf } = drawing;
  const { data, geometry } = context;
  const webs = data.territories.map(() => new Path2D());
  const crossing = new Path2D();
  const join = (path: Path2D, a: number, b: number) => {
    path.moveTo(data.units.x[a] * camera.scale + camera.x, data.units.y[a] * camera.scale + camera.y);
    path.lineTo(data.units.x[b] * camera.scale + camera.x, data.units.y[b] * camera.scale + camera.y);
  };
  const hasEdges = geometry.neighbours.some((list) => list.length > 0);
  geometry.neighbours.forEach((list, unit) => {
    const territory = territoryOf[unit];
    for (const other of list) {
      if (other < unit) continue;
      join(territory >= 0 && territory === territoryOf[other] ? webs[territory] : crossing, unit, other);
    }
    const centre = data.territories[territory]?.figures.centreUnit ?? -1;
    if (!hasEdges && centre >= 0) join(webs[territory], unit, centre);
  });
  canvas.lineCap = "round";
  canvas.lineJoin = "round";
  canvas.strokeStyle = palette.coast;
  canvas.lineWidth = 0.5;
  canvas.stroke(crossing);
  const room = Math.sqrt((drawing.viewport.width * drawing.viewport.height) / data.units.codes.length);
  webs.forEach((web, territory) => {
    canvas.strokeStyle = drawing.colourOf(territory);
    canvas.globalAlpha = 0.4;
    canvas.lineWidth = hasEdges ? Math.min(40, Math.max(6, room * 0.7) * zoomOf(drawing)) : 3;
    canvas.stroke(web);
    canvas.globalAlpha = 1;
    canvas.lineWidth = 1;
    canvas.stroke(web);
  });
}
