import { type Command, InvalidArgumentError } from "commander";
import { createPlan } from "../../app/plans/create-plan.ts";
import { planBody } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import { findLayer } from "../find-layer.ts";
import { addMemberOptions, type MemberFlags, readAsked, runAsMember } from "../plan-door.ts";
import { renderPlanLine } from "../render-plans.ts";

const HELP = `
The draft has these territories and no unit in any: go on with \`plan move\` or \`plan design\`.

Example:
  wilayah plan create "Next year" --sales-force field --territory N=North --territory S=South --as ops@contoh.example`;

interface GivenTerritory {
  readonly code: string;
  readonly name: string;
}

interface Flags extends MemberFlags {
  readonly salesForce: string;
  readonly layer?: string;
  readonly territory: readonly GivenTerritory[];
}

/** `wilayah plan create`. */
export function addPlanCreateCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("create")
    .description("a new draft")
    .argument("<name>", "name of the draft")
    .addHelpText("after", HELP);
  addMemberOptions(command)
    .requiredOption("--sales-force <name>", "plans of one sales force follow each other")
    .option("--layer <layer>", "name or id of its units (default: the only layer there is)")
    .option("--territory <code=name>", "a territory; repeat it for each", collectTerritory, []);
  command.action((name: string, { salesForce, layer, territory, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(planBody.omit({ layerId: true }), { name, salesForce, territories: territory }),
      work: async (door, asked) => {
        const layerId = await findLayer(door, layer);
        return layerId.ok
          ? createPlan(door.world, door.actor, { ...asked, layerId: layerId.value, wishes: {} })
          : layerId;
      },
      json: (made) => ({ plan: made }),
      text: renderPlanLine,
    }),
  );
}

function collectTerritory(text: string, before: readonly GivenTerritory[]): readonly GivenTerritory[] {
  const [code, name = code] = text.split(/=(.*)/s, 2);
  if (code.trim() === "") throw new InvalidArgumentError("Write CODE=NAME, or CODE alone.");
  return [...before, { code, name }];
}
