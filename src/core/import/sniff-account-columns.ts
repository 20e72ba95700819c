import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { findColumn, requireColumn } from "./find-column.ts";
import { parseCoordinatePair } from "./parse-coordinate-pair.ts";
import type { Table } from "./table.ts";

/** Column names the user gave; the others are found by their usual names in English and Indonesian. */
export interface AccountColumnOptions {
  readonly idColumn?: string;
  readonly nameColumn?: string;
  readonly longitudeColumn?: string;
  readonly latitudeColumn?: string;
  readonly unitColumn?: string;
}

/** Column indices of what makes an account; −1 where there is none. */
export interface AccountColumns {
  readonly id: number;
  readonly name: number;
  readonly longitude: number;
  readonly latitude: number;
  /** Latitude and longitude in one cell. */
  readonly pair: number;
  readonly unit: number;
}

const ID_NAMES = [
  "account_id",
  "id",
  "account number",
  "account no",
  "account key",
  "customer_id",
  "customer number",
  "outlet_id",
  "store_id",
  "store number",
  "provider id",
  "unique identifier",
  "external_id",
  "kode_outlet",
  "kode_toko",
  "kode_pelanggan",
  "id_pelanggan",
  "id_outlet",
  "id_toko",
  "kode",
  "code",
];
const NAME_NAMES = [
  "account_name",
  "name",
  "nama",
  "customer_name",
  "company_name",
  "outlet_name",
  "store_name",
  "provider name",
  "nama_outlet",
  "nama_toko",
  "nama_pelanggan",
  "account",
  "customer",
  "company",
  "outlet",
  "store",
  "reseller",
];
const LATITUDE_NAMES = ["latitude", "lat", "lintang", "garis_lintang", "latitude/y", "y"];
const LONGITUDE_NAMES = ["longitude", "lon", "lng", "long", "bujur", "garis_bujur", "longitude/x", "x"];
const PAIR_NAMES = [
  "coordinate",
  "coordinates",
  "koordinat",
  "latlon",
  "latlng",
  "latlong",
  "latitude_longitude",
  "location",
  "lokasi",
];
const UNIT_NAMES = [
  "unit_code",
  "unit",
  "kode_unit",
  "zip",
  "zip_code",
  "postal_code",
  "postcode",
  "post code",
  "kode_pos",
  "fips",
];

/**
 * Finds the columns of an account file, by the names given or the usual ones. Problems: a named column that is not there
 * (IMP-219), nothing that tells accounts apart (IMP-240), nothing that tells where they are (IMP-243).
 */
export function sniffAccountColumns(table: Table, options: AccountColumnOptions): Outcome<AccountColumns> {
  const problems: Problem[] = [];
  const pick = (named: string | undefined, usual: readonly string[], endings?: RegExp): number => {
    if (named === undefined) return findUsual(table.columns, usual, endings);
    const column = requireColumn(table, named);
    if (column.ok) return column.value;
    problems.push(...column.problems);
    return -1;
  };
  const name = pick(options.nameColumn, NAME_NAMES);
  const id = pick(options.idColumn, ID_NAMES, /[_\s](id|key)$|[a-z](ID|Id|Key)$/);
  const latitude = pick(options.latitudeColumn, LATITUDE_NAMES, /[_\s]lat(itude)?$/i);
  const longitude = pick(options.longitudeColumn, LONGITUDE_NAMES, /[_\s](lon|lng|longitude)$/i);
  const unit = pick(options.unitColumn, UNIT_NAMES);
  if (problems.length > 0) return failure(problems);

  const hasBoth = latitude >= 0 && longitude >= 0;
  const pair = hasBoth ? -1 : findPairColumn(table);
  const found: AccountColumns = {
    id: id >= 0 ? id : name,
    name: name >= 0 ? name : id,
    latitude: hasBoth ? latitude : -1,
    longitude: hasBoth ? longitude : -1,
    pair,
    unit,
  };
  if (found.id < 0) problems.push(noId(table));
  if (!hasBoth && pair < 0 && unit < 0) problems.push(noPlace(table));
  return problems.length > 0 ? failure(problems) : success(found);
}

function findUsual(columns: readonly string[], usual: readonly string[], endings?: RegExp): number {
  const named = findColumn(columns, usual);
  if (named >= 0 || endings === undefined) return named;
  return columns.findIndex((column) => endings.test(column));
}

/** A column called "location" may hold a town: it counts only if its first filled cell is a position. */
function findPairColumn(table: Table): number {
  const column = findColumn(table.columns, PAIR_NAMES);
  if (column < 0) return -1;
  const filled = table.rows.find((row) => row[column] !== null);
  const first = parseCoordinatePair(filled?.[column]);
  return first !== null && !("problem" in first) ? column : -1;
}

const noId = (table: Table): Problem => ({
  code: "IMP-240",
  where: { file: table.file },
  cause: "no column tells the accounts apart",
  fix: `add a column "account_id", or name the id column: ${table.columns.join(", ")}`,
});

const noPlace = (table: Table): Problem => ({
  code: "IMP-243",
  where: { file: table.file },
  cause: "no column tells where the accounts are",
  fix: `add "latitude" and "longitude", or "unit_code", or name such columns: ${table.columns.join(", ")}`,
});
