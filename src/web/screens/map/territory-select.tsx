import { Select } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { mapWords } from "./map-words.ts";
import { useStudio } from "./studio-context.ts";

interface TerritorySelectProps {
  readonly label: string;
  /** Index; −1: white space; null: none. */
  readonly value: number | null;
  readonly onChange: (index: number | null) => void;
}

/** A territory by typing or from the list. */
export function TerritorySelect({ label, value, onChange }: TerritorySelectProps) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const data = [
    ...desk.territories.map(({ code, name }, index) => ({
      value: String(index),
      label: `${code} · ${name}`,
    })),
    { value: "-1", label: t("territories.whiteSpace") },
  ];
  return (
    <Select
      size="xs"
      searchable
      label={label}
      data={data}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      limit={100}
    />
  );
}

/** What a territory is called in a sentence. */
export function useNameOf(): (index: number) => string {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  return (index) => (index < 0 ? t("territories.whiteSpace") : desk.territories[index].code);
}
