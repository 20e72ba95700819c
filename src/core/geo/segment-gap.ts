import type { PlanePiece } from "./segment-plane.ts";

/** The shortest distance between two straight pieces of a plane; 0 where they cross or touch. */
export function gapBetween(first: PlanePiece, second: PlanePiece): number {
  if (doCross(first, second)) return 0;
  return Math.min(
    distanceToPiece(first.ax, first.ay, second),
    distanceToPiece(first.bx, first.by, second),
    distanceToPiece(second.ax, second.ay, first),
    distanceToPiece(second.bx, second.by, first),
  );
}

/** The distance from a point to the nearest point of a straight piece. */
export function distanceToPiece(x: number, y: number, piece: PlanePiece): number {
  const alongX = piece.bx - piece.ax;
  const alongY = piece.by - piece.ay;
  const squaredLength = alongX * alongX + alongY * alongY;
  const position =
    squaredLength === 0 ? 0 : ((x - piece.ax) * alongX + (y - piece.ay) * alongY) / squaredLength;
  const clamped = Math.max(0, Math.min(1, position));
  return Math.hypot(x - piece.ax - clamped * alongX, y - piece.ay - clamped * alongY);
}

function doCross(first: PlanePiece, second: PlanePiece): boolean {
  const side = (piece: PlanePiece, x: number, y: number): number =>
    (piece.bx - piece.ax) * (y - piece.ay) - (piece.by - piece.ay) * (x - piece.ax);
  const firstSplits = side(first, second.ax, second.ay) * side(first, second.bx, second.by) < 0;
  return firstSplits && side(second, first.ax, first.ay) * side(second, first.bx, first.by) < 0;
}
