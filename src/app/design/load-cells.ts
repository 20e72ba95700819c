import type { Outcome } from "../../core/domain/problem.ts";
import { failure } from "../../core/domain/problem.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import { decodeH3Units } from "../../core/import/decode-h3-units.ts";
import { decodeTopoJsonUnits } from "../../core/import/decode-topojson-units.ts";
import type { DecodedUnits } from "../../core/import/decoded-units.ts";
import type { World } from "../ports.ts";
import type { LoadedAccounts } from "./load-accounts.ts";

export interface CellWish {
  readonly h3Resolution: number;
  readonly clipToLand: boolean;
}

/** Units made from the accounts: H3 cells, clipped to the bundled land on wish. */
export async function loadCells(
  world: World,
  accounts: LoadedAccounts,
  wish: CellWish,
): Promise<Outcome<DecodedUnits>> {
  const land = wish.clipToLand ? await loadLand(world) : null;
  if (land !== null && !land.ok) return failure(land.problems);
  return decodeH3Units(accounts.rows, accounts.file, {
    resolution: wish.h3Resolution,
    isOnLand: land?.value ?? null,
  });
}

async function loadLand(world: World): Promise<Outcome<(longitude: number, latitude: number) => boolean>> {
  const decoded = decodeTopoJsonUnits(await world.layers.read("world-atlas-land"), "land", {
    objectName: "land",
  });
  if (!decoded.ok) return decoded;
  const { topology } = decoded.value;
  if (topology === null) return { ok: true, value: () => true, warnings: [] };
  const locator = createUnitLocator(topology);
  return { ok: true, value: (longitude, latitude) => locator.locate(longitude, latitude) >= 0, warnings: [] };
}
