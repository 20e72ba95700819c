import { Select } from "@mantine/core";
import { useLanguage } from "../../i18n/use-language.ts";

const LOCALES = ["id-ID", "en-ID", "en-GB", "en-US", "ms-MY", "en-SG"];

type FieldProps = Readonly<Record<string, unknown>> & {
  readonly label: string;
  readonly description?: string;
};

/** IANA zones that the browser knows. */
export const TimeZoneSelect = (props: FieldProps) => (
  <Select data={Intl.supportedValuesOf("timeZone")} searchable required allowDeselect={false} {...props} />
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

export function LocaleSelect(props: FieldProps) {
  const names = new Intl.DisplayNames(useLanguage(), { type: "language" });
  const data = LOCALES.map((value) => ({ value, label: names.of(value) ?? value }));
  return <Select data={data} required allowDeselect={false} {...props} />;
}
