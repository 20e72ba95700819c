import type { Problem } from "../../core/domain/problem.ts";
import type { ProblemText } from "../say-by-rules.ts";
import { buildElement } from "./build-element.ts";
import type { PageContext } from "./page-context.ts";

/** A problem's texts in the page's language. */
export function sayProblem(
  context: PageContext,
  problem: Problem,
  inIndonesian: (problem: Problem) => ProblemText,
): ProblemText {
  return context.state().language === "id" ? inIndonesian(problem) : { ...problem, isTranslated: true };
}

/** A text as it is, or marked as English where it could not be said: a screen reader must know. */
export function markEnglish(text: string, isTranslated: boolean): Node | string {
  return isTranslated ? text : buildElement("span", { lang: "en" }, text);
}
