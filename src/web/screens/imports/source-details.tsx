import { Anchor, CloseButton, Code, Group, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../i18n/define-words.ts";
import type { Import, ImportField } from "./import-queries.ts";
import { choiceWord, importWords } from "./import-words.ts";

type Source = Import["mapping"][string];

interface SourceDetailsProps {
  /** The field's, in the reader's language. */
  readonly name: string;
  readonly field: ImportField;
  readonly source: Source;
  /** Of the file. */
  readonly columns: readonly string[];
  readonly isOpen: boolean;
  readonly onChange: (source: Source) => void;
}

/** Fields whose text several columns make: a key of order and line, a name of first and last. */
const JOINED = new Set<ImportField["type"]>(["code", "text", "reference"]);

/** Beside the one column of a field: further columns that are joined with it, and which text of the file means which. */
export function SourceDetails({ name, field, source, columns, isOpen, onChange }: SourceDetailsProps) {
  const t = useWords(importWords);
  const [first, ...further] = source.columns;
  const [isJoining, setJoining] = useState(further.length > 0);
  const means = Object.entries(source.values);
  const nameOf = (meaning: string) => {
    const word = choiceWord(field.key, meaning);
    return word === null ? meaning : t(word);
  };
  const forget = (value: string) => {
    const { [value]: _, ...others } = source.values;
    onChange({ ...source, values: others });
  };
  return (
    <Stack gap={4} mt={4}>
      {isJoining && (
        <Group gap={4} wrap="nowrap" align="flex-start">
          <TextInput
            size="xs"
            w={48}
            maxLength={5}
            aria-label={`${t("mapping.joiner")}: ${name}`}
            disabled={!isOpen}
            value={source.joiner}
            onChange={({ currentTarget }) => onChange({ ...source, joiner: currentTarget.value })}
          />
          <MultiSelect
            size="xs"
            flex={1}
            aria-label={`${t("mapping.further")}: ${name}`}
            placeholder={further.length === 0 ? t("mapping.further") : ""}
            searchable
            disabled={!isOpen}
            data={columns.filter((column) => column !== first)}
            value={further}
            onChange={(chosen) => onChange({ ...source, columns: [first, ...chosen] })}
          />
        </Group>
      )}
      {!isJoining && isOpen && JOINED.has(field.type) && columns.length > 1 && (
        <Anchor
          component="button"
          type="button"
          size="xs"
          w="fit-content"
          aria-label={`${t("mapping.join")}: ${name}`}
          onClick={() => {
            setJoining(true);
            if (field.type === "text") onChange({ ...source, joiner: " " });
          }}
        >
          {t("mapping.join")}
        </Anchor>
      )}
      {means.map(([value, meaning]) => (
        <Group key={value} gap={4} wrap="nowrap">
          <Text size="xs" style={{ overflowWrap: "anywhere" }}>
            <Code fz="xs">{value}</Code> → <Code fz="xs">{nameOf(meaning)}</Code>
          </Text>
          {isOpen && (
            <CloseButton
              size="xs"
              aria-label={t("mapping.forget", { value, meaning: nameOf(meaning) })}
              onClick={() => forget(value)}
            />
          )}
        </Group>
      ))}
    </Stack>
  );
}
