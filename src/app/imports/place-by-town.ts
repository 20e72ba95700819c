import { success } from "../../core/domain/problem.ts";
import type { RowReport, Value } from "../../core/import/kinds/field.ts";
import { createTownBook, type Town, type TownBook } from "../../core/import/town-book.ts";
import { act } from "../act.ts";
import type { ImportCheck } from "./import-kind.ts";

/** Fields that say in which town something is; they are read and not stored. */
const TOWN_FIELDS = ["town", "country", "admin1", "admin2", "townPostalCode"] as const;

/** Towns by which the rows of this import are placed; null where no column names them. */
export async function openTowns({
  world,
  actor,
  record,
}: Pick<ImportCheck, "world" | "actor" | "record">): Promise<TownBook | null> {
  if (record.mapping.town === undefined) return null;
  const own = await act(world, actor, "layers:read", async (tx) => success(await tx.places.all()));
  return createTownBook(own.ok ? own.value : [], await world.engine.layers.towns());
}

/**
 * Gives a row without position and unit the position of its town, marked approximate, and takes the fields of the town
 * away. Warnings: IMP-370 the town is not known, IMP-371 several are meant, IMP-372 the largest by far was taken.
 */
export function placeByTown(values: Record<string, Value>, towns: TownBook | null, report: RowReport): void {
  const [town, country, admin1, admin2, postalCode] = TOWN_FIELDS.map((field) => {
    const value = values[field];
    delete values[field];
    return typeof value === "string" ? value : null;
  });
  if (typeof values.lon === "number") {
    values.locationKind ??= "exact";
    return;
  }
  if (towns === null || town === null || typeof values.unit === "string") return;
  const found = towns.find({ name: town, country, admin1, admin2, postalCode });
  const about = { severity: "warning", field: "town", value: town } as const;
  if (found.kind === "unknown") {
    const cause = `no town "${town}" is known${country === null ? "" : ` in ${country}`}`;
    const fix = "correct its spelling, add it by an import of places, or give coordinates";
    report({ ...about, code: "IMP-370", cause, fix });
  } else if (found.kind === "ambiguous") {
    const { candidates } = found;
    const cause = `${candidates.length} towns are called "${town}": ${candidates.slice(0, 5).map(describe).join("; ")}`;
    const fix = "name the country and the state beside it, or give coordinates";
    report({ ...about, code: "IMP-371", cause, fix });
  } else {
    values.lon = found.town.lon;
    values.lat = found.town.lat;
    values.locationKind = "approximate";
    if (found.others.length > 0) {
      const others = found.others.slice(0, 3).map(describe).join("; ");
      const cause = `"${town}" was taken for ${describe(found.town)}, far larger than ${others}`;
      report({ ...about, code: "IMP-372", cause, fix: "name the state beside it, if another one is meant" });
    }
  }
}

const describe = ({ name, country, admin1, population, lat, lon }: Town): string =>
  `${[name, admin1, country].filter((part) => part !== null).join(", ")} (${population > 0 ? `${population} people` : `at ${lat.toFixed(2)}, ${lon.toFixed(2)}`})`;
