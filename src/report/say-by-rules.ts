import type { Problem } from "../core/domain/problem.ts";

/** What a problem says on the page, and whether it could be said in the page's language. */
export interface ProblemText {
  readonly cause: string;
  readonly fix: string;
  readonly isTranslated: boolean;
}

/** How a problem is recognised in its English, and said in Indonesian with what the brackets caught. An empty fix is left to the caller. */
export type SpeechRule = readonly [cause: RegExp, say: (...caught: readonly string[]) => string, fix: string];

/** The first rule of the problem's code that knows its cause speaks; where none does, the English stays and is marked so. */
export function sayByRules(
  rules: Readonly<Record<string, readonly SpeechRule[]>>,
  { code, cause, fix }: Problem,
  sayFix: (fix: string) => string = (english) => english,
): ProblemText {
  for (const [pattern, say, remedy] of rules[code] ?? []) {
    const caught = pattern.exec(cause);
    if (caught) return { cause: say(...caught.slice(1)), fix: remedy || sayFix(fix), isTranslated: true };
  }
  return { cause, fix, isTranslated: false };
}

/** The decimal comma of Indonesian. */
export const withComma = (number: string): string => number.replace(".", ",");
