import { useMemo } from "react";
import { useFormat } from "../../i18n/use-format.ts";

/** How large numbers are typed in the language of the moment: 1.234,5 or 1,234.5. */
export function useSeparators() {
  const { locale } = useFormat();
  return useMemo(() => {
    const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
    const of = (type: "group" | "decimal") => parts.find((part) => part.type === type)?.value;
    return { thousandSeparator: of("group") ?? "", decimalSeparator: of("decimal") ?? "." };
  }, [locale]);
}
