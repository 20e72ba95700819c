import { z } from "zod";

/** Deepest zoom that is served. */
export const MAX_ZOOM = 16;

const place = {
  z: z.coerce.number().int().min(0).max(MAX_ZOOM).describe("Zoom."),
  x: z.coerce.number().int().min(0).describe("Column from the west, 0 … 2^z − 1."),
  y: z.coerce.number().int().min(0).describe("Row from the north, 0 … 2^z − 1."),
};

interface Place {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const OUTSIDE = "there is no such tile at this zoom: x and y go from 0 to 2^z − 1";
const isInside = ({ z: zoom, x, y }: Place) => x < 2 ** zoom && y < 2 ** zoom;

export const backgroundTileParams = z.strictObject(place).refine(isInside, OUTSIDE);
export const layerTileParams = z.strictObject({ layerId: z.uuid(), ...place }).refine(isInside, OUTSIDE);
export const planTileParams = z.strictObject({ planId: z.uuid(), ...place }).refine(isInside, OUTSIDE);
