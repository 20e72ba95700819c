import { Radio, Stack, Text } from "@mantine/core";
import { DatePickerInput, DatesProvider } from "@mantine/dates";
import { useState } from "react";
import { IDULFITRI_DATES } from "../../../core/evaluate/forecast/idulfitri-dates.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { organisationWords } from "./organisation-words.ts";

type Choice = "official" | "own" | "none";

interface FeastDatesFieldProps {
  /** Civil dates; null: the official ones; an empty list: none. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
}

/** Before which feasts sales rise: the official dates of Idulfitri, others, or none. */
export function FeastDatesField({ value, onChange }: FeastDatesFieldProps) {
  const t = useWords(organisationWords);
  const format = useFormat();
  const language = useLanguage();
  const [choice, setChoice] = useState<Choice>(
    value === null ? "official" : value.length > 0 ? "own" : "none",
  );
  const choose = (next: Choice) => {
    setChoice(next);
    // to correct the official dates is easier than to type them all
    onChange(next === "official" ? null : next === "own" ? IDULFITRI_DATES : []);
  };
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t("feasts")}
        description={t("feastsHelp")}
        value={choice}
        onChange={(next) => choose(next as Choice)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="official" label={t("feasts.official")} />
          <Radio value="own" label={t("feasts.own")} />
          <Radio value="none" label={t("feasts.none")} />
        </Stack>
      </Radio.Group>
      {choice === "official" && (
        <Text size="sm" c="dimmed">
          {IDULFITRI_DATES.map(format.date).join(" · ")}
        </Text>
      )}
      {choice === "own" && (
        <DatesProvider settings={{ locale: language === "id" ? "id" : "en-gb", firstDayOfWeek: 1 }}>
          <DatePickerInput
            type="multiple"
            label={t("feasts.dates")}
            description={t("feasts.datesHelp")}
            value={[...(value ?? [])]}
            onChange={(dates) => onChange([...dates].sort())}
            valueFormatter={() => (value ?? []).map(format.date).join(" · ")}
          />
        </DatesProvider>
      )}
    </Stack>
  );
}
