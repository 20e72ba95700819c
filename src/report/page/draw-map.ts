import { drawPoints } from "./draw-points.ts";
import { type MapDrawing, useGridCoordinates } from "./map-drawing.ts";
import type { Palette } from "./palettes.ts";
import { type PlacedLabel, placeLabels } from "./place-labels.ts";

/** Draws units, borders, accounts and labels: everything that does not follow the pointer. */
export function drawMap(drawing: MapDrawing): void {
  const { canvas, context, viewport, pixelRatio, palette } = drawing;
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  canvas.fillStyle = palette.sea;
  canvas.fillRect(0, 0, viewport.width, viewport.height);
  if (context.data.shapes) drawShapes(drawing);
  drawPoints(drawing);
  if (context.state().showAccounts) drawAccounts(drawing);
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  drawTerritoryLabels(drawing);
  if (context.data.grid.kmPerStep !== null) drawScaleBar(drawing, context.data.grid.kmPerStep);
}

function drawShapes(drawing: MapDrawing): void {
  const { canvas, camera, palette, paths, context } = drawing;
  useGridCoordinates(drawing);
  const pixel = 1 / camera.scale;
  canvas.lineJoin = "round";
  paths.territoryFills.forEach((path, territory) => {
    canvas.fillStyle = drawing.colourOf(territory);
    canvas.fill(path, "evenodd");
  });
  canvas.fillStyle = palette.uncovered;
  canvas.fill(paths.uncovered, "evenodd");
  if (context.data.units.before) fillStripes(drawing, paths.moved);
  const stroke = (path: Path2D, colour: string, widthPixels: number) => {
    canvas.strokeStyle = colour;
    canvas.lineWidth = widthPixels * pixel;
    canvas.stroke(path);
  };
  if (unitsAreWide(drawing)) stroke(paths.unitBorders, palette.unitBorder, 0.7);
  stroke(paths.coast, palette.coast, 0.7);
  stroke(paths.territoryBorders, palette.territoryBorder, 1.7);
  canvas.setLineDash([3 * pixel, 4 * pixel]);
  stroke(paths.links, palette.coast, 1.1);
  canvas.setLineDash([]);
}

/** Borders of units only a few pixels wide would cover the colours they divide. */
function unitsAreWide({ context, viewport, camera }: MapDrawing): boolean {
  const [left, top, right, bottom] = context.geometry.extent;
  const areaPixels = (right - left) * (bottom - top) * camera.scale ** 2;
  return viewport.width > 0 && areaPixels / context.data.units.codes.length > 30;
}

function fillStripes({ canvas, camera, palette }: MapDrawing, path: Path2D): void {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const brush = tile.getContext("2d");
  if (!brush) return;
  brush.strokeStyle = palette.stripe;
  brush.lineWidth = 1.6;
  brush.beginPath();
  for (const shift of [-8, 0, 8]) {
    brush.moveTo(shift, 8);
    brush.lineTo(shift + 8, 0);
  }
  brush.stroke();
  const pattern = canvas.createPattern(tile, "repeat");
  if (!pattern) return;
  pattern.setTransform(new DOMMatrix().scale(1 / camera.scale));
  canvas.fillStyle = pattern;
  canvas.fill(path, "evenodd");
}

function drawAccounts({ canvas, context, camera, pixelRatio, viewport, palette }: MapDrawing): void {
  const accounts = context.data.accounts;
  if (!accounts) return;
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  const radius = accounts.x.length > 20_000 ? 0.9 : accounts.x.length > 1_000 ? 1.4 : 2.2;
  canvas.beginPath();
  for (let i = 0; i < accounts.x.length; i++) {
    const x = accounts.x[i] * camera.scale + camera.x;
    const y = accounts.y[i] * camera.scale + camera.y;
    if (x < -4 || y < -4 || x > viewport.width + 4 || y > viewport.height + 4) continue;
    canvas.moveTo(x + radius, y);
    canvas.arc(x, y, radius, 0, 2 * Math.PI);
  }
  canvas.globalAlpha = 0.7;
  canvas.fillStyle = palette.ink;
  canvas.fill();
  canvas.globalAlpha = 1;
}

function drawTerritoryLabels(drawing: MapDrawing): void {
  const { canvas, context, camera, viewport, palette } = drawing;
  const { territories } = context.data;
  const size = territories.length > 200 ? 10 : territories.length > 60 ? 11 : 12.5;
  canvas.font = `700 ${size}px system-ui, sans-serif`;
  const wishes = territories.flatMap(({ code, label, figures }, territory) => {
    if (!label) return [];
    const x = label[0] * camera.scale + camera.x;
    const y = label[1] * camera.scale + camera.y;
    if (x < 0 || y < 0 || x > viewport.width || y > viewport.height) return [];
    const width = canvas.measureText(code).width + 9;
    return [{ text: code, x, y, width, height: size + 6, territory, unitCount: figures.unitCount }];
  });
  wishes.sort((a, b) => b.unitCount - a.unitCount || a.territory - b.territory);
  for (const label of placeLabels(wishes, territories.length > 120 ? 0 : 90)) {
    if (label.labelX !== label.x || label.labelY !== label.y) drawLeader(canvas, label, palette);
    canvas.fillStyle = palette.halo;
    canvas.beginPath();
    canvas.roundRect(
      label.labelX - label.width / 2,
      label.labelY - label.height / 2,
      label.width,
      label.height,
      5,
    );
    canvas.fill();
    canvas.fillStyle = palette.ink;
    canvas.textAlign = "center";
    canvas.textBaseline = "middle";
    canvas.fillText(label.text, label.labelX, label.labelY + 0.5);
  }
}

function drawLeader(canvas: CanvasRenderingContext2D, label: PlacedLabel, palette: Palette): void {
  canvas.strokeStyle = palette.ink;
  canvas.lineWidth = 0.9;
  canvas.beginPath();
  canvas.moveTo(label.x, label.y);
  canvas.lineTo(label.labelX, label.labelY);
  canvas.stroke();
  canvas.fillStyle = palette.ink;
  canvas.beginPath();
  canvas.arc(label.x, label.y, 2, 0, 2 * Math.PI);
  canvas.fill();
}

function drawScaleBar({ canvas, context, camera, viewport, palette }: MapDrawing, kmPerStep: number): void {
  const kmPerPixel = kmPerStep / camera.scale;
  const rough = kmPerPixel * 110;
  const power = 10 ** Math.floor(Math.log10(rough));
  const km = [5, 2, 1].map((digit) => digit * power).find((candidate) => candidate <= rough) ?? power;
  const [left, bottom] = [14, viewport.height - 12];
  canvas.strokeStyle = palette.ink;
  canvas.lineWidth = 1.4;
  canvas.beginPath();
  canvas.moveTo(left, bottom - 5);
  canvas.lineTo(left, bottom);
  canvas.lineTo(left + km / kmPerPixel, bottom);
  canvas.lineTo(left + km / kmPerPixel, bottom - 5);
  canvas.stroke();
  canvas.font = "11px system-ui, sans-serif";
  canvas.textAlign = "left";
  canvas.textBaseline = "bottom";
  canvas.fillStyle = palette.ink;
  canvas.fillText(`${context.format().value(km)} km`, left + 4, bottom - 4);
}
