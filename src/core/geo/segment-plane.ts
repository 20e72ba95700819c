import type { BoundarySegments } from "./boundary-segments.ts";
import { KM_PER_DEGREE } from "./chunk-index.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

/** A straight piece in a local plane, km (or plane units): from (ax, ay) to (bx, by). */
export interface PlanePiece {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/**
 * Two outline pieces in the plane that touches the Earth at the first one's start (equirectangular; good to 0.1 % within 200 km).
 */
export function toLocalPlane(
  segments: BoundarySegments,
  first: number,
  second: number,
): readonly [PlanePiece, PlanePiece] {
  const originX = segments.x1[first];
  const originY = segments.y1[first];
  const isPlanar = segments.kind === "planar";
  const middleLatitude = (originY + segments.y1[second]) / 2;
  const scaleX = isPlanar ? 1 : KM_PER_DEGREE * Math.cos((middleLatitude * Math.PI) / 180);
  const scaleY = isPlanar ? 1 : KM_PER_DEGREE;
  // A whole turn off where the two lie on either side of the antimeridian.
  const turn = isPlanar ? 0 : wrapLongitude(segments.x1[second] - originX) - (segments.x1[second] - originX);
  const place = (index: number, shift: number): PlanePiece => ({
    ax: (segments.x1[index] + shift - originX) * scaleX,
    ay: (segments.y1[index] - originY) * scaleY,
    bx: (segments.x2[index] + shift - originX) * scaleX,
    by: (segments.y2[index] - originY) * scaleY,
  });
  return [place(first, 0), place(second, turn)];
}
