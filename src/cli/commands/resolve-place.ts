import { type Command, InvalidArgumentError } from "commander";
import { openTownFinder } from "../../app/resolve/find-town.ts";
import { openPlanIndexes } from "../../app/resolve/open-plan-indexes.ts";
import { readResolveRequest } from "../../app/resolve/read-resolve-request.ts";
import { type Resolved, resolveTerritory } from "../../app/resolve/resolve-territory.ts";
import { resolveQuery } from "../../contract/resolve.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type MemberFlags, readAsked, runAsMember } from "../plan-door.ts";
import type { Reporter } from "../reporter.ts";

const HELP = `
Attributes: code, name, segment, industry, stage, products, revenue, potential, workloadHours, family.

Examples:
  wilayah resolve --lon 106.8 --lat -6.2 --as ops@contoh.example
  wilayah resolve --unit 40115 --attr segment=Key --attr revenue=250000 --date 2027-01-01 --as ops@contoh.example`;

interface Flags extends MemberFlags {
  readonly lon?: string;
  readonly lat?: string;
  readonly unit?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly attr: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly salesForce?: string;
}

/** `wilayah resolve`. */
export function addResolveCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("resolve")
    .description("territory, rep and rule chain of a place and attributes, by the plans that hold on a date")
    .addHelpText("after", HELP);
  addMemberOptions(command)
    .option("--lon <degrees>", "longitude")
    .option("--lat <degrees>", "latitude")
    .option("--unit <code>", "the unit it lies in, such as a postal code (goes before lon and lat)")
    .option("--postal-code <code>", "its unit where units are postal codes; else it narrows the city")
    .option("--city <name>", "the town it lies in, where nothing else says it")
    .option("--state <name>", "state or province of the city")
    .option("--country <name>", "country of the city: two letters, or its name")
    .option("--attr <key=value>", "an attribute of the account; repeat it for each", collectAttribute, {})
    .option("--date <date>", "as of this date (default: today in the organisation's time zone)")
    .option("--sales-force <name>", "of one sales force (default: all)");
  command.action(({ attr, ...given }: Flags) => {
    const { lon, lat, unit, postalCode, city, state, country, date, salesForce, ...flags } = given;
    const place = { lon, lat, unit, postalCode, city, state, country };
    return runAsMember(context, flags, {
      asked: readAsked(resolveQuery, { ...attr, ...place, date, salesForce }),
      work: ({ world, actor }, asked) =>
        resolveTerritory(
          {
            store: world.store,
            engine: context.world,
            indexes: openPlanIndexes(),
            towns: openTownFinder({ store: world.store, engine: context.world }),
          },
          actor,
          readResolveRequest(asked, actor.today),
        ),
      json: (answers) => ({ answers }),
      text: (answers, report) =>
        answers.length === 0
          ? `${report.words.noneHolds}\n`
          : answers.map((each) => renderResolved(each, report)).join("\n"),
      // the thread that found the unit would keep the process
    }).finally(() => context.world.maps.close());
  });
}

function collectAttribute(
  text: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [key, value] = text.split(/=(.*)/s, 2);
  if (key.trim() === "" || value === undefined) throw new InvalidArgumentError("Write KEY=VALUE.");
  return { ...before, [key]: value };
}

function renderResolved(
  { salesForce, plan, unit, territory, reps, step, chain }: Resolved,
  { words }: Reporter,
): string {
  const where = territory ? `${territory.code} ${territory.name}` : words.noTerritory;
  const who = reps.map(({ repCode, repName }) => `${repCode} ${repName}`).join(", ") || words.vacant;
  const lines = chain
    .filter(({ verdict }) => verdict !== "silent")
    .map(({ step: each, verdict, matches, territory: to }) => {
      const rules = matches.flatMap((match) => match.rules.map(({ territory: of, name }) => `${of}/${name}`));
      const said = rules.length > 0 ? ` (${[...new Set(rules)].join(", ")})` : "";
      return `  ${each}: ${verdict}${to === null ? "" : ` ${to}`}${said}\n`;
    });
  const head = `${salesForce}, ${plan.name}: ${words.unit} ${unit ?? "–"}, ${words.territory} ${where}, ${words.rep} ${who}`;
  return `${head}, ${words.decidedBy} ${step}\n${lines.join("")}`;
}
