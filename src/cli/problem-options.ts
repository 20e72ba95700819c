import type { Command } from "commander";

type OptionRow = readonly [flags: string, description: string];

const INPUT_OPTIONS: readonly OptionRow[] = [
  [
    "--problem <file>",
    "problem.json with any of these settings (see `wilayah schema problem`); options override it",
  ],
  ["--key <column>", "column with the unit's code; it also joins the attribute file"],
  ["--name <column>", "column with the unit's name"],
  ["--object <name>", "which object of a TopoJSON file to use"],
  ["--attributes <file>", "CSV or XLSX with one row per unit"],
  ["--attributes-key <column>", "its key column, where it differs from --key"],
  ["--units-from <source>", "layer (default), accounts (design on the account points) or h3:RESOLUTION"],
  ["--clip-to-land", "with h3: leave out cells that lie in the sea"],
  ["--accounts <file>", "CSV, XLSX or GeoJSON of accounts with id, lat, lon (or a unit column)"],
  [
    "--snap <distance>",
    "move accounts outside every unit to the nearest within this distance (default 10km)",
  ],
];

const WISH_OPTIONS: readonly OptionRow[] = [
  ["--territories <number>", "how many, or a range A-B from which the number is proposed"],
  ["--objective <key>", "inertia (default), p-median, max-diameter, cut-edges or travel"],
  ["--contiguous", "every territory hangs together (default)"],
  ["--no-contiguous", "territories may fall apart"],
  ["--links <file|distance>", "connections across water: a table of code pairs, or a distance such as 100km"],
  ["--barriers <file>", "borders not to be crossed: unit_a, unit_b[, price]"],
  ["--lock <file>", "units or territories that stay: unit_code[, territory_code]"],
  ["--centres <file>", "fixed centres and homes: territory_code[, unit_code][, lon, lat][, share][, name]"],
  ["--pairs <file>", "units that must or must not share a territory: unit_a, unit_b, required|forbidden"],
  ["--white-space <codes>", "units left uncovered on purpose, separated by commas"],
];

const REALIGNMENT_OPTIONS: readonly OptionRow[] = [
  ["--current <file>", "the plan in force: unit, territory; or a result folder"],
  [
    "--max-moved <share>",
    "at most this share may move, such as 10%; units that --dissolve frees do not count",
  ],
  ["--move-cost <measure>", "what a moved unit counts for: a measure, accounts or units (default)"],
  ["--move-price <weight>", "weight of the moved share beside the objective (default 0)"],
  ["--protect <codes>", "units that keep their territory, separated by commas"],
  ["--protect-accounts <ids>", "accounts whose units keep their territory, separated by commas"],
  ["--scope <territories>", "design only these territories of the current plan again, separated by commas"],
  ["--dissolve <territories>", "hand these territories of the current plan to their neighbours"],
];

const RUN_OPTIONS: readonly OptionRow[] = [
  ["--districts <number>", "group the territories into balanced, contiguous districts"],
  ["--district-tolerance <share>", "band of the districts around their target, such as 5%"],
  [
    "--pareto <number>",
    "up to this many plans between balance, travel and disruption: the one as asked, the others not dominated",
  ],
  ["--seed <number>", "the same seed gives the same plan (default 1)"],
  ["--starts <number>", "independent starts of the search; the best is kept (default 4)"],
  ["--threads <number>", "worker threads (default: one per core); changes the speed, never the plan"],
  ["--time <duration>", "stop after this wall time, such as 10s or 2min"],
  ["--iterations <number>", "stop each start after this much work; gives the same bytes every time"],
];

/** Options that may be given several times, or with several values. */
const REPEATED_OPTIONS: readonly OptionRow[] = [
  ["--filter <condition>", "keep units with COLUMN=a,b or COLUMN!=a,b (repeat to add conditions)"],
  ["--accounts-filter <condition>", "the same for accounts: segment, industry, product, …"],
  [
    "--balance <measure:tolerance>",
    "what is balanced, such as workload:5% (repeat; the first also weighs compactness)",
  ],
];

/** Everything that describes a problem: the same options for design, check, explain and compare. */
export function addProblemOptions(command: Command): Command {
  addGroup(command, "Input:", INPUT_OPTIONS);
  command.optionsGroup("Wishes:");
  for (const [flags, description] of REPEATED_OPTIONS) command.option(flags, description, collect);
  command.option(
    "--weight <term=weight...>",
    "extra terms beside the objective: compactness=1 travel=1 balance=0.5 …",
  );
  addGroup(command, "Wishes:", WISH_OPTIONS);
  addGroup(command, "Realignment:", REALIGNMENT_OPTIONS);
  return addGroup(command, "Run:", RUN_OPTIONS);
}

/** Options of every command. */
export function addOutputOptions(command: Command): Command {
  command.optionsGroup("Output:");
  return command
    .option("--json", "one JSON document on stdout; progress and warnings as JSON lines on stderr")
    .option("--lang <language>", "id or en for the text on the terminal (default: from LANG)");
}

function addGroup(command: Command, heading: string, rows: readonly OptionRow[]): Command {
  command.optionsGroup(heading);
  for (const [flags, description] of rows) command.option(flags, description);
  return command;
}

const collect = (value: string, previous: readonly string[] | undefined): readonly string[] => [
  ...(previous ?? []),
  value,
];
