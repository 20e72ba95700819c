import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useFormat } from "../i18n/use-format.ts";

/** The decimal separator of a language; thousands are not grouped, so that 106.8 is never read as 1068. */
const decimalOf = (locale: string) =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";

/** A number as the language of the moment writes it: 106,8 in Indonesian; typed with a point it is the same. */
export function NumberField(props: NumberInputProps) {
  const { locale } = useFormat();
  return <NumberInput decimalSeparator={decimalOf(locale)} {...props} />;
}
