import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { selfQuery } from "../api/self.ts";

const REGION = { id: "id-ID", en: "en-GB" } as const;

/** Numbers, money and dates as the language of the moment writes them, in the organisation's currency and time zone. */
export function useFormat() {
  const { i18n } = useTranslation();
  const { data: self } = useQuery(selfQuery);
  const locale = i18n.language === "id" ? REGION.id : REGION.en;
  const currency = self?.organisation.currency ?? "IDR";
  const timeZone = self?.organisation.timeZone ?? "UTC";
  return formatOf({ locale, currency, timeZone });
}

/** By what it was made of: to make one takes longer than to draw a row, and every row asks for it. */
const kept = new Map<string, Format>();

function formatOf(options: FormatOptions): Format {
  const key = Object.values(options).join(" ");
  const format = kept.get(key) ?? createFormat(options);
  kept.set(key, format);
  return format;
}

export type Format = ReturnType<typeof createFormat>;

interface FormatOptions {
  readonly locale: string;
  readonly currency: string;
  readonly timeZone: string;
}

function createFormat({ locale, currency, timeZone }: FormatOptions) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 });
  const shortMoney = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  });
  // a civil date has no zone: it is read and written as UTC
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const fullDate = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  return {
    locale,
    currency,
    /** 1.234,5 */
    number: (value: number) => number.format(value),
    /** 1,2 rb */
    compact: (value: number) => compact.format(value),
    /** Of a share: 0.125 is 12,5 %. */
    percent: (share: number) => percent.format(share),
    /** Of the organisation's currency, whole. */
    money: (value: number) => money.format(value),
    shortMoney: (value: number) => shortMoney.format(value),
    /** Of a civil date, `2026-11-22`. */
    date: (civilDate: string) => date.format(new Date(`${civilDate}T00:00:00Z`)),
    fullDate: (civilDate: string) => fullDate.format(new Date(`${civilDate}T00:00:00Z`)),
    /** Of an instant, in the organisation's time zone. */
    instant: (iso: string) => instant.format(new Date(iso)),
    /** Of an instant, with its seconds. */
    moment: (iso: string) => moment.format(new Date(iso)),
  };
}
