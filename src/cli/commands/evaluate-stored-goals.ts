import type { Command } from "commander";
import { viewGoals } from "../../app/evaluate/views/view-goals.ts";
import { viewSwot } from "../../app/evaluate/views/view-swot.ts";
import { foreseeGoals } from "../../app/goals/foresee-goals.ts";
import { listItems } from "../../app/swot/list-items.ts";
import { outlooksQuery } from "../../contract/goals.ts";
import { success } from "../../contract/outcome.ts";
import { swotQuery } from "../../contract/swot.ts";
import type { CommandContext } from "../command-context.ts";
import { askStore } from "../stored-evaluation.ts";

const itemsQuery = swotQuery.pick({ aspect: true, limit: true });

/** `wilayah evaluate stored goals` and `… swot`. */
export function addStoredGoalCommands(stored: Command, context: CommandContext): void {
  const goals = stored
    .command("goals")
    .description("how goals stand, how likely they are to be reached, and what they lack to be SMART")
    .option("--on <date>", "goals whose period holds this date (default: today)")
    .option("--limit <number>", "how many at most (default: 20)")
    .option("--sales-force <name>", "whose plans count (default: the only one)");
  askStore(goals, context, {
    schema: outlooksQuery,
    work: ({ world, actor }, query) => foreseeGoals(world, actor, query),
    view: viewGoals,
  });
  const swot = stored
    .command("swot")
    .description("strengths, weaknesses, opportunities and threats, and what is done about them")
    .option("--aspect <aspect>", "strength, weakness, opportunity or threat (default: all)")
    .option("--limit <number>", "how many at most (default: 50)");
  askStore(swot, context, {
    schema: itemsQuery,
    work: async ({ world, actor }, { aspect = null, limit }) => {
      const filter = { aspect, accountId: null, territoryId: null, teamId: null, ownerMemberId: null };
      const items = await listItems(world, actor, { filter, page: { limit, after: null } });
      return items.ok ? success({ items: items.value, today: actor.today }) : items;
    },
    view: viewSwot,
    json: ({ items }) => ({ items }),
  });
}
