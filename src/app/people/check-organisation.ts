import { isTimeZone } from "../../core/domain/civil-date-in.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { OrganisationSettings } from "../ports/rows/organisation.ts";
import { invalidItem } from "../refuse.ts";

/** Settings that no date, number or amount could be shown with. `place` is the JSON pointer of what holds them. */
export function findWrongSettings(
  { timeZone, locale, currency }: Pick<OrganisationSettings, "timeZone" | "locale" | "currency">,
  place: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isTimeZone(timeZone)) {
    const cause = `there is no time zone "${timeZone}"`;
    problems.push(invalidItem(`${place}/timeZone`, cause, "give an IANA zone, such as Asia/Jakarta"));
  }
  if (!isLocale(locale)) {
    const cause = `"${locale}" is not a language tag`;
    problems.push(invalidItem(`${place}/locale`, cause, "give a BCP 47 tag, such as id-ID"));
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    const cause = `"${currency}" is not a currency code`;
    problems.push(invalidItem(`${place}/currency`, cause, "give three letters of ISO 4217, such as IDR"));
  }
  return problems;
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
