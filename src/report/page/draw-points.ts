import { hasMoved } from "./build-paths.ts";
import type { MapDrawing } from "./map-drawing.ts";

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
 * Shades the ground between points by the unit each part is nearest to: a corner of a triangle between the middles of
 * its sides belongs to the unit there. Units without edges are joined to their territory's centre by lines.
 */
function drawWebs(drawing: MapDrawing): void {
  const { context, canvas, camera, palette, territoryOf } = drawing;
  const { data, geometry } = context;
  const x = data.units.x.map((gridX) => gridX * camera.scale + camera.x);
  const y = data.units.y.map((gridY) => gridY * camera.scale + camera.y);
  shadeTriangles(drawing, { x, y });
  const inside = [...data.territories, ...data.givenUp].map(() => new Path2D());
  const crossing = new Path2D();
  const join = (path: Path2D, a: number, b: number) => {
    path.moveTo(x[a], y[a]);
    path.lineTo(x[b], y[b]);
  };
  const hasEdges = geometry.neighbours.some((list) => list.length > 0);
  geometry.neighbours.forEach((list, unit) => {
    const territory = territoryOf[unit];
    for (const other of list) {
      if (other > unit) {
        join(territory >= 0 && territory === territoryOf[other] ? inside[territory] : crossing, unit, other);
      }
    }
    const centre = data.territories[territory]?.figures.centreUnit ?? -1;
    if (!hasEdges && centre >= 0) join(inside[territory], unit, centre);
  });
  canvas.strokeStyle = palette.coast;
  canvas.lineWidth = 0.4;
  canvas.stroke(crossing);
  inside.forEach((path, territory) => {
    canvas.strokeStyle = drawing.colourOf(territory);
    canvas.lineWidth = hasEdges ? 1.2 : 1.8;
    canvas.stroke(path);
  });
}

interface Pixels {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

function shadeTriangles({ context, canvas, territoryOf, colourOf }: MapDrawing, { x, y }: Pixels): void {
  const { triangles, territories, givenUp } = context.data;
  if (!triangles) return;
  const shades = [...territories, ...givenUp].map(() => new Path2D());
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [triangles[i], triangles[i + 1], triangles[i + 2]];
    const [a, b, c] = corners;
    const middle = { x: (x[a] + x[b] + x[c]) / 3, y: (y[a] + y[b] + y[c]) / 3 };
    corners.forEach((corner, k) => {
      const shade = shades[territoryOf[corner]];
      if (!shade) return;
      const [next, previous] = [corners[(k + 1) % 3], corners[(k + 2) % 3]];
      shade.moveTo(x[corner], y[corner]);
      shade.lineTo((x[corner] + x[next]) / 2, (y[corner] + y[next]) / 2);
      shade.lineTo(middle.x, middle.y);
      shade.lineTo((x[corner] + x[previous]) / 2, (y[corner] + y[previous]) / 2);
      shade.closePath();
    });
  }
  canvas.globalAlpha = 0.38;
  shades.forEach((shade, territory) => {
    canvas.fillStyle = colourOf(territory);
    canvas.fill(shade);
  });
  canvas.globalAlpha = 1;
}
