import { type CivilDate, parseCivilDate } from "../../core/domain/civil-date.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { TerritoryItem } from "../ports/rows/territory-items.ts";
import { invalidItem } from "../refuse.ts";
import { checkText } from "./check-text.ts";

type Fields = Pick<TerritoryItem, "kind" | "body" | "departmentRole" | "dueOn" | "doneOn">;

/** All that is wrong with an item of a one-page plan. */
export function checkTerritoryItem(item: Fields, today: CivilDate): readonly Problem[] {
  return [
    ...checkText(item.body, "/body"),
    ...(item.kind === "department" ? checkDepartment(item) : checkNoDepartment(item)),
    ...checkDate(item.dueOn, "/dueOn"),
    ...checkDate(item.doneOn, "/doneOn"),
    ...(item.doneOn !== null && item.doneOn > today
      ? [invalidItem("/doneOn", `${item.doneOn} has not come; today is ${today}`, "give the day it was done")]
      : []),
  ];
}

function checkDepartment({ departmentRole, dueOn, doneOn }: Fields): readonly Problem[] {
  const role =
    departmentRole === null
      ? [
          invalidItem(
            "/departmentRole",
            "it is not said what the department does",
            "name its role in the territory",
          ),
        ]
      : checkText(departmentRole, "/departmentRole");
  return dueOn === null && doneOn === null
    ? role
    : [
        ...role,
        invalidItem("/dueOn", "a department takes part; it has no dates", "give an action the date instead"),
      ];
}

const checkNoDepartment = ({ kind, departmentRole }: Fields): readonly Problem[] =>
  departmentRole === null
    ? []
    : [invalidItem("/departmentRole", `only a department has a role, not the kind ${kind}`, "leave it out")];

const checkDate = (text: string | null, item: string): readonly Problem[] =>
  text === null || parseCivilDate(text) !== null
    ? []
    : [invalidItem(item, `${text} is no date of the calendar`, "write it as YYYY-MM-DD")];
