import type { Problem } from "../../core/domain/problem.ts";
import type { Team } from "../ports/rows/teams.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";

/** A parent that does not exist, or that is the team itself or stands below it. */
export async function findWrongParent(
  tx: Transaction,
  { id, parentId }: Pick<Team, "id" | "parentId">,
): Promise<readonly Problem[]> {
  if (parentId === null) return [];
  const path = await tx.teams.pathUp(parentId);
  if (path.length === 0) {
    return [invalidItem("/parentId", `there is no team ${parentId}`, "use an id of the list of teams")];
  }
  if (!path.includes(id)) return [];
  const cause = "the team would stand below itself";
  return [invalidItem("/parentId", cause, "choose a team that is not below this one")];
}

/** Only an active member of the role manager gains anything by leading a team. */
export async function findWrongManager(
  tx: Transaction,
  { managerMemberId }: Pick<Team, "managerMemberId">,
): Promise<readonly Problem[]> {
  if (managerMemberId === null) return [];
  const member = await tx.members.find(managerMemberId);
  if (member?.isActive && member.role === "manager") return [];
  const cause = member ? `${member.name} is no active manager` : `there is no member ${managerMemberId}`;
  return [invalidItem("/managerMemberId", cause, "choose an active member of the role manager")];
}
