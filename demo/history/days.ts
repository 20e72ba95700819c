/** Civil dates as days since 1970-01-01, which a generator can add up. */

const MILLISECONDS_PER_DAY = 86_400_000;

export const dayOf = (civilDate: string): number =>
  Date.parse(`${civilDate}T00:00:00Z`) / MILLISECONDS_PER_DAY;

export const civilDateOf = (day: number): string =>
  new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/** The first day of a month so many months before or after the one of this day. */
export function startOfMonth(day: number, months: number): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) / MILLISECONDS_PER_DAY;
}

/** 0 = January. */
export const monthOf = (day: number): number => new Date(day * MILLISECONDS_PER_DAY).getUTCMonth();

const yearOf = (day: number): number => new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear();

/** 1970-01-01 was a Thursday. */
const isSunday = (day: number): boolean => (day + 4) % 7 === 0;

/** The same day, or Monday for a Sunday: shops are visited and supplied on six days. */
export const workingDay = (day: number): number => (isSunday(day) ? day + 1 : day);

/** Official dates in Indonesia. */
const OFFICIAL_IDULFITRI: ReadonlyMap<number, string> = new Map([
  [2022, "2022-05-02"],
  [2023, "2023-04-22"],
  [2024, "2024-04-10"],
  [2025, "2025-03-31"],
  [2026, "2026-03-20"],
]);

const islamic = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", {
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** First day of Idulfitri in a year: official where it is known, else 1 Syawal of the calendar of Umm al-Qura. */
function findIdulfitri(year: number): number {
  const official = OFFICIAL_IDULFITRI.get(year);
  if (official !== undefined) return dayOf(official);
  const newYear = dayOf(`${year}-01-01`);
  for (let day = newYear; ; day++) {
    const parts = islamic.formatToParts(day * MILLISECONDS_PER_DAY);
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    if (part("month") === "10" && part("day") === "1") return day;
  }
}

const DAYS_BEFORE = 28;
const DAYS_AFTER = 7;
const PEAK = 1.6;
const HOLIDAYS = 0.3;
/** What the peak and the holidays make of a year, so that it sums to what it would without them. */
const YEAR = 1 + (DAYS_BEFORE * (PEAK - 1) + DAYS_AFTER * (HOLIDAYS - 1)) / 365;

/** How much more is bought on a day because of Idulfitri: a peak in the four weeks before, next to nothing after. */
export function createLebaranFactor(): (day: number) => number {
  const found = new Map<number, number>();
  return (day) => {
    const year = yearOf(day);
    const idulfitri = found.get(year) ?? findIdulfitri(year);
    found.set(year, idulfitri);
    const days = day - idulfitri;
    if (days >= 0 && days < DAYS_AFTER) return HOLIDAYS / YEAR;
    return days < 0 && days >= -DAYS_BEFORE ? PEAK / YEAR : 1 / YEAR;
  };
}

/** Share of a mean month that each month of the year sells, January first, Idulfitri apart. */
export const MONTH_INDEX = [0.92, 0.8, 0.95, 0.98, 1, 0.97, 1, 1.02, 0.98, 1.02, 1.09, 1.27] as const;
