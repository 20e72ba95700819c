import { DatePickerInput, DatesProvider } from "@mantine/dates";
import "@mantine/dates/styles.css";
import "dayjs/locale/id";
import "dayjs/locale/en-gb";
import { useFormat } from "../i18n/use-format.ts";
import { useLanguage } from "../i18n/use-language.ts";

interface DateFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Civil date, `2026-11-22`. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly minDate?: string;
  readonly clearable?: boolean;
  readonly required?: boolean;
  readonly w?: number;
}

/** A civil date to choose, written as the language of the moment does. The week begins on Monday. */
export function DateField(props: DateFieldProps) {
  const format = useFormat();
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === "id" ? "id" : "en-gb", firstDayOfWeek: 1 }}>
      <DatePickerInput
        {...props}
        valueFormatter={({ date }) => (typeof date === "string" ? format.date(date) : "")}
      />
    </DatesProvider>
  );
}
