import type { ProblemSpec } from "../../contract/problem.ts";
import type { Account } from "../../core/domain/account.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { createCodeBook } from "../../core/import/code-book.ts";
import type { DecodedUnits } from "../../core/import/decoded-units.ts";
import { placeAccounts } from "../../core/import/place-accounts.ts";
import { unitsFromAccounts } from "../../core/import/units-from-accounts.ts";
import { createProblemCollector } from "../collect-problems.ts";
import type { World } from "../ports.ts";
import { DEFAULT_RUN } from "./default-run.ts";
import { createInputReader, type InputReader, readAllFiles } from "./input-reader.ts";
import { type LoadedAccounts, loadAccounts } from "./load-accounts.ts";
import { loadCells } from "./load-cells.ts";
import { loadLayer } from "./load-layer.ts";
import { loadUnits } from "./load-units.ts";
import { loadWishes } from "./load-wishes.ts";
import { locateUnit } from "./locate-unit.ts";
import { prepareUnits } from "./prepare-units.ts";
import type { Settings } from "./read-settings.ts";
import type { Study } from "./study.ts";

interface Loading {
  readonly world: World;
  readonly spec: ProblemSpec;
  readonly reader: InputReader;
}

/** Everything a run reads, in the order it depends on each other: accounts, units, layer, placing, wishes. */
export async function loadStudy(world: World, { spec, besides }: Settings): Promise<Outcome<Study>> {
  const reader = createInputReader(world, besides);
  const loading: Loading = { world, spec, reader };
  const collector = createProblemCollector();
  const unreadable = await readAllFiles(spec, reader);
  if (unreadable.length > 0) return failure(unreadable);
  const accounts = collector.take(await loadAccounts(spec, reader));
  const needsAccounts = spec.unitsFrom !== undefined && spec.unitsFrom !== "layer";
  if (needsAccounts && accounts === null) return failure(collector.problems, collector.warnings);
  const decoded = await unitsOf(loading, accounts);
  const prepared = collector.take(decoded.ok ? await prepareUnits(decoded, spec, reader) : decoded);
  const built = prepared && collector.take(await loadLayer(prepared, spec, reader));
  if (prepared === null || built === null) return failure(collector.problems, collector.warnings);
  const { layer, linksMade } = built;
  const inUse = new Set(prepared.units.codes);
  const book = createCodeBook(
    prepared.units.codes,
    prepared.codesBeforeFilter.filter((code) => !inUse.has(code)),
  );
  const placed = collector.take(placeOnLayer(loading, layer, { accounts, book }));
  const wishes = collector.take(await loadWishes(spec, reader, book));
  if (wishes === null || collector.problems.length > 0)
    return failure(collector.problems, collector.warnings);
  return success({
    title: titleOf(layer.name),
    spec,
    layer,
    linksMade,
    accounts: placed,
    accountsFile: accounts?.file ?? "",
    namedTerritories: accounts?.named ?? [],
    ...wishes,
    inputs: reader.inputs(),
    warnings: collector.warnings,
  });
}

async function unitsOf(
  { world, spec, reader }: Loading,
  accounts: LoadedAccounts | null,
): Promise<Outcome<DecodedUnits>> {
  const { unitsFrom = "layer" } = spec;
  if (accounts === null || unitsFrom === "layer") return loadUnits({ world, spec, reader });
  if (unitsFrom === "accounts") return unitsFromAccounts(accounts.rows, accounts.file);
  return loadCells(world, accounts, unitsFrom);
}

interface Placing {
  readonly accounts: LoadedAccounts | null;
  readonly book: ReturnType<typeof createCodeBook>;
}

/** Gives each account its unit. Where accounts are the units, each is its own. */
function placeOnLayer(
  { spec }: Loading,
  layer: UnitLayer,
  { accounts, book }: Placing,
): Outcome<readonly Account[] | null> {
  if (accounts === null) return success(null);
  const maximumSnapKm = spec.snapKm ?? DEFAULT_RUN.snapKm;
  const rows =
    spec.unitsFrom === "accounts"
      ? accounts.rows.map((row) => ({
          ...row,
          longitude: Number.NaN,
          latitude: Number.NaN,
          unitCode: row.id,
        }))
      : accounts.rows;
  const placed = placeAccounts(rows, locateUnit(layer, maximumSnapKm), {
    file: accounts.file,
    maximumSnapKm,
    book,
    beyond: (spec.filter ?? []).length > 0 || spec.unitsFrom === "accounts" ? "leave-out" : "problem",
  });
  if (!placed.ok || spec.unitsFrom !== "accounts") return placed;
  // their own positions again, for the map
  return success(
    placed.value.map((account, index) => ({
      ...account,
      longitude: accounts.rows[index].longitude,
      latitude: accounts.rows[index].latitude,
    })),
    placed.warnings,
  );
}

/** Heading of the report: the file's name without its folder and ending. */
const titleOf = (file: string): string =>
  file.replace(/^.*[\\/]/, "").replace(/(\.(geojson|topojson|json|zip|csv|xlsx|gz))+$/i, "") || file;
