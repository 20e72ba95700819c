import { Accordion, Select, SimpleGrid } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import type { Import } from "./import-queries.ts";
import { importWords } from "./import-words.ts";

type Options = Import["options"];

interface OptionsFormProps {
  readonly options: Options;
  readonly isOpen: boolean;
  readonly onChange: (options: Options) => void;
}

const FOUND = "";
const ENCODINGS = ["utf-8", "windows-1252", "utf-16le", "utf-16be", "shift_jis"];

/** How a file is read, where what was found in it is not right; closed, for it mostly is. */
export function OptionsForm({ options, isOpen, onChange }: OptionsFormProps) {
  const t = useWords(importWords);
  const found = { value: FOUND, label: t("options.found") };
  const delimiters = [
    { value: ",", label: t("options.comma") },
    { value: ";", label: t("options.semicolon") },
    { value: "\t", label: t("options.tab") },
    { value: "|", label: "|" },
  ];
  const choice = (
    key: "delimiter" | "encoding" | "decimalMark" | "dateOrder" | "duplicates" | "emptyCells",
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={t(`options.${key}`)}
      disabled={!isOpen}
      allowDeselect={false}
      value={options[key] ?? FOUND}
      data={[...data]}
      onChange={(value) => onChange({ ...options, [key]: value === FOUND ? null : value } as Options)}
    />
  );
  return (
    <Accordion variant="contained" order={3}>
      <Accordion.Item value="options">
        <Accordion.Control>{t("options")}</Accordion.Control>
        <Accordion.Panel>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {choice("delimiter", [found, ...delimiters])}
            {choice("encoding", [found, ...ENCODINGS.map((value) => ({ value, label: value }))])}
            {choice("decimalMark", [
              found,
              { value: ",", label: "1.234,5" },
              { value: ".", label: "1,234.5" },
            ])}
            {choice("dateOrder", [
              { value: FOUND, label: t("options.dateOrder.none") },
              { value: "day-first", label: t("options.dateOrder.day-first") },
              { value: "month-first", label: t("options.dateOrder.month-first") },
            ])}
            {choice(
              "duplicates",
              (["fail", "first", "last"] as const).map((value) => ({
                value,
                label: t(`options.duplicates.${value}`),
              })),
            )}
            {choice(
              "emptyCells",
              (["keep", "clear"] as const).map((value) => ({
                value,
                label: t(`options.emptyCells.${value}`),
              })),
            )}
          </SimpleGrid>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
