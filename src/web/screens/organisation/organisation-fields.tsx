import { Select } from "@mantine/core";
import { useLanguage } from "../../i18n/use-language.ts";

const LOCALES = ["id-ID", "en-ID", "en-GB", "en-US", "ms-MY", "en-SG"];

type FieldProps = Readonly<Record<string, unknown>> & {
  readonly label: string;
  readonly description?: string;
};

/** That of this browser. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** IANA zones that the browser knows; its list lacks UTC, which it may itself be in. */
export const TimeZoneSelect = (props: FieldProps) => (
  <Select
    data={[...new Set([...Intl.supportedValuesOf("timeZone"), ownTimeZone(), "UTC"])]}
    searchable
    required
    allowDeselect={false}
    {...props}
  />
);

/** ISO 4217, by name. */
export function CurrencySelect(props: FieldProps) {
  const names = new Intl.DisplayNames(useLanguage(), { type: "currency" });
  const data = Intl.supportedValuesOf("currency").map((value) => ({
    value,
    label: `${value} ${names.of(value) ?? ""}`,
  }));
  return <Select data={data} searchable required allowDeselect={false} limit={200} {...props} />;
}

/** 1 to 12 as text, by name. */
export function FiscalMonthSelect(props: FieldProps) {
  const names = new Intl.DateTimeFormat(useLanguage(), { month: "long", timeZone: "UTC" });
  const data = Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: names.format(Date.UTC(2026, month, 1)),
  }));
  return <Select data={data} required allowDeselect={false} {...props} />;
}

export function LocaleSelect(props: FieldProps) {
  const names = new Intl.DisplayNames(useLanguage(), { type: "language" });
  const data = LOCALES.map((value) => ({ value, label: names.of(value) ?? value }));
  return <Select data={data} required allowDeselect={false} {...props} />;
}
