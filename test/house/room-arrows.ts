/** Which room of the house may import which: the table of ARCHITECTURE.md, kept here where a test reads it. */
export interface RoomRule {
  /** Rooms it may import besides itself. */
  readonly rooms: readonly string[];
  /** npm packages it may import; "any" where the room is an adapter to the outside world. */
  readonly packages: readonly string[] | "any";
}

/** Small pure libraries that core may lean on: no I/O, no clock, no global state. */
const PURE_PACKAGES = [
  "@turf/boolean-point-in-polygon",
  "delaunator",
  "fflate",
  "flatbush",
  "flatqueue",
  "geojson",
  "h3-js",
  "papaparse",
  "polylabel",
  "shpjs",
  "topojson-client",
  "topojson-server",
  "topojson-specification",
];

const CORE_ROOMS = [
  "core/domain",
  "core/geo",
  "core/search",
  "core/import",
  "core/export",
  "core/evaluate",
  "core/design",
  "core/assign",
  "core/plan",
  "core/monitor",
  "core/realign",
];

const core = (...rooms: string[]): RoomRule => ({ rooms, packages: PURE_PACKAGES });
const edge = (...rooms: string[]): RoomRule => ({ rooms, packages: "any" });

export const ROOM_RULES: ReadonlyMap<string, RoomRule> = new Map([
  ["core/domain", core()],
  ["core/search", core()],
  ["core/geo", core("core/domain")],
  ["core/import", core("core/domain", "core/geo")],
  ["core/export", core("core/domain", "core/geo")],
  ["core/evaluate", core("core/domain", "core/geo")],
  ["core/design", core("core/domain", "core/geo", "core/search", "core/evaluate")],
  ["core/assign", core("core/domain", "core/geo", "core/search", "core/evaluate")],
  ["core/plan", core("core/domain", "core/geo", "core/search", "core/evaluate")],
  ["core/monitor", core("core/domain", "core/evaluate")],
  ["core/realign", core("core/domain", "core/evaluate", "core/design")],
  ["report", edge("core/domain", "core/geo", "core/evaluate", "contract")],
  ["web", edge("core/domain", "core/geo", "core/evaluate", "contract")],
  ["contract", { rooms: ["core/domain"], packages: ["zod"] }],
  ["app", { rooms: [...CORE_ROOMS, "contract"], packages: [...PURE_PACKAGES, "geojson-vt", "vt-pbf"] }],
  ["files", edge("core/domain", "core/import", "app/ports")],
  ["http", edge("app", "contract")],
  ["store", edge("core/domain", "app/ports", "contract")],
  ["cli", edge("app", "contract")],
  ["jobs", edge("app", "contract")],
  // A solver thread calls the engine, and only it builds the engine's random source and budget.
  ["jobs/solver-thread", edge("app", "contract", "jobs", "core/domain", "core/search", "core/design")],
  ["demo", edge("core/domain", "core/geo", "core/search")],
  ["main", edge(...CORE_ROOMS, "report", "contract", "app", "files", "store", "http", "cli", "jobs", "demo")],
]);
