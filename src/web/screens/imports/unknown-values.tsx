import { Button, Code, Group, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import cards from "../../components/phone-cards.module.css";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import {
  type Import,
  type ImportField,
  importKindsQuery,
  type UnknownValue,
  unknownValuesQuery,
} from "./import-queries.ts";
import { choiceWord, fieldWord, importWords } from "./import-words.ts";
import { useSaveMapping } from "./use-save-mapping.ts";

interface UnknownValuesProps {
  readonly of: Import;
  readonly isBusy: boolean;
  readonly onCheck: () => void;
}

const HEADS = ["value", "field", "rows", "means"] as const;
const keyOf = ({ field, value }: UnknownValue) => JSON.stringify([field, value]);

/** Texts of the file that mean nothing yet: what each means is said once, for all its rows. */
export function UnknownValues({ of, isBusy, onCheck }: UnknownValuesProps) {
  const t = useWords(importWords);
  const format = useFormat();
  const { data: unknown, error, refetch } = useQuery(unknownValuesQuery(of));
  const { data: kinds } = useQuery(importKindsQuery);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const save = useSaveMapping(of, onCheck);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!unknown || unknown.length === 0) return null;
  const fields = kinds?.find(({ kind }) => kind === of.kind)?.fields ?? [];
  const meaningOf = (one: UnknownValue) => said[keyOf(one)] ?? one.suggestion ?? "";
  const told = unknown.filter((one) => meaningOf(one).trim() !== "");
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("unknown")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("unknown.lead")}
      </Text>
      <WideTable minWidthPixels={560} label={t("unknown")} className={cards.table} role="table">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {HEADS.map((head) => (
              <Table.Th key={head} role="columnheader" ta={head === "rows" ? "right" : "left"}>
                {t(`unknown.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {unknown.map((one) => (
            <Table.Tr key={keyOf(one)} role="row">
              <Table.Td role="cell">
                <Code>{one.value.slice(0, 60)}</Code>
              </Table.Td>
              <Table.Td role="cell" data-head={t("unknown.field")}>
                <FieldName kind={of.kind} of={one.field} />
              </Table.Td>
              <Table.Td role="cell" data-head={t("unknown.rows")} ta="right">
                {format.number(one.rowCount)}
              </Table.Td>
              <Table.Td role="cell" data-head={t("unknown.means")}>
                <Meaning
                  label={t("unknown.of", { value: one.value })}
                  field={fields.find(({ key }) => key === one.field)}
                  meaning={meaningOf(one)}
                  onChange={(meaning) => setSaid((before) => ({ ...before, [keyOf(one)]: meaning }))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {save.error && <ProblemAlert error={save.error} />}
      <Group>
        <Button
          size="sm"
          variant="light"
          disabled={told.length === 0}
          loading={save.isPending || isBusy}
          onClick={() => save.mutate({ mapping: withMeanings(of.mapping, told, meaningOf) })}
        >
          {t("unknown.take", { count: told.length })}
        </Button>
      </Group>
    </Stack>
  );
}

function withMeanings(
  mapping: Import["mapping"],
  told: readonly UnknownValue[],
  meaningOf: (one: UnknownValue) => string,
): Import["mapping"] {
  const next = { ...mapping };
  for (const one of told) {
    const source = next[one.field];
    next[one.field] = { ...source, values: { ...source.values, [one.value]: meaningOf(one).trim() } };
  }
  return next;
}

function FieldName({ kind, of }: { readonly kind: string; readonly of: string }) {
  const t = useWords(importWords);
  const word = fieldWord(kind, of);
  return <>{word === null ? of : t(word)}</>;
}

interface MeaningProps {
  readonly label: string;
  readonly field: ImportField | undefined;
  readonly meaning: string;
  readonly onChange: (meaning: string) => void;
}

function Meaning({ label, field, meaning, onChange }: MeaningProps) {
  const t = useWords(importWords);
  const choices =
    field?.type === "boolean"
      ? [
          { value: "yes", label: t("unknown.yes") },
          { value: "no", label: t("unknown.no") },
        ]
      : field?.values?.map((value) => {
          const word = choiceWord(field.key, value);
          return { value, label: word === null ? value : t(word) };
        });
  if (choices) {
    return (
      <Select
        size="xs"
        aria-label={label}
        data={choices}
        value={meaning === "" ? null : meaning}
        clearable
        onChange={(value) => onChange(value ?? "")}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={meaning}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
