import { Alert, Button, Code, Group, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadingLines } from "../../components/page.tsx";
import cards from "../../components/phone-cards.module.css";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { type Import, type ImportField, importKindsQuery } from "./import-queries.ts";
import { choiceWord, fieldWord, importWords } from "./import-words.ts";
import { KindOptions } from "./kind-options.tsx";
import { OptionsForm } from "./options-form.tsx";
import { SourceDetails } from "./source-details.tsx";
import { useSaveMapping } from "./use-save-mapping.ts";

type Mapping = Import["mapping"];
type Source = Mapping[string];

interface MappingSectionProps {
  readonly of: Import;
  readonly isBusy: boolean;
  readonly mayEdit: boolean;
  readonly onCheck: () => void;
}

/** Which column is which field, and how the file is read; then the check. */
export function MappingSection({ of, isBusy, mayEdit, onCheck }: MappingSectionProps) {
  const t = useWords(importWords);
  const { data: kinds } = useQuery(importKindsQuery);
  const [mapping, setMapping] = useState(of.mapping);
  const [options, setOptions] = useState(of.options);
  const save = useSaveMapping(of, onCheck);
  const fields = kinds?.find(({ kind }) => kind === of.kind)?.fields ?? [];
  if (!kinds) return <LoadingLines count={6} />;
  // what was applied, and taken back, is kept as it was
  const isOpen = mayEdit && (of.state === "uploaded" || of.state === "checked");
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(fields.length > 0 ? "mapping.lead" : "mapping.own")}
      </Text>
      {fields.length > 0 && (
        <>
          <MappingTable of={of} fields={fields} mapping={mapping} isOpen={isOpen} onChange={setMapping} />
          <Unused of={of} mapping={mapping} />
        </>
      )}
      {(fields.length === 0 || fields.some(({ key }) => key === "unit")) && (
        <KindOptions of={of} options={options} isOpen={isOpen} onChange={setOptions} />
      )}
      <OptionsForm options={options} isOpen={isOpen} onChange={setOptions} />
      {save.error && <ProblemAlert error={save.error} />}
      {isOpen && (
        <Group>
          <Button
            loading={save.isPending || isBusy}
            onClick={() => save.mutate(fields.length > 0 ? { mapping, options } : { options })}
          >
            {t(of.state === "uploaded" ? "mapping.save" : "mapping.again")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface MappingTableProps {
  readonly of: Import;
  readonly fields: readonly ImportField[];
  readonly mapping: Mapping;
  readonly isOpen: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

function MappingTable({ of, fields, mapping, isOpen, onChange }: MappingTableProps) {
  const t = useWords(importWords);
  const change = (key: string, source: Source | null) => {
    const { [key]: _, ...others } = mapping;
    onChange(source === null ? others : { ...others, [key]: source });
  };
  return (
    <WideTable
      minWidthPixels={620}
      label={t("mapping")}
      className={cards.table}
      role="table"
      verticalSpacing={4}
    >
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">{t("mapping.field")}</Table.Th>
          <Table.Th role="columnheader">{t("mapping.column")}</Table.Th>
          <Table.Th role="columnheader">{t("mapping.sample")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {fields.map((field) => (
          <MappingRow
            key={field.key}
            of={of}
            field={field}
            source={mapping[field.key] ?? null}
            isOpen={isOpen}
            onChange={(source) => change(field.key, source)}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

const CONSTANT = "\u0000constant";
const SAMPLES = 3;
const EMPTY: Source = { columns: [], joiner: "/", constant: null, values: {} };

interface MappingRowProps {
  readonly of: Import;
  readonly field: ImportField;
  readonly source: Source | null;
  readonly isOpen: boolean;
  readonly onChange: (source: Source | null) => void;
}

function MappingRow({ of, field, source, isOpen, onChange }: MappingRowProps) {
  const t = useWords(importWords);
  const language = useLanguage();
  const word = fieldWord(of.kind, field.key);
  const name = word === null ? field.key : t(word);
  const constant = source?.constant ?? null;
  const columns = source?.columns ?? [];
  const [first, ...further] = columns;
  const chosen = constant !== null ? CONSTANT : (first ?? "");
  const choose = (value: string | null) => {
    if (!value) onChange(null);
    else if (value === CONSTANT) onChange({ ...EMPTY, constant: field.values?.[0] ?? "?" });
    else onChange({ ...EMPTY, ...source, constant: null, columns: [...new Set([value, ...further])] });
  };
  // a file may bear a column twice
  const named = [...new Set(of.head.columns)].filter((column) => column !== "");
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" maw={240}>
        <Text size="sm" fw={500}>
          {name}{" "}
          {field.isRequired && (
            <Text component="span" size="xs" c="dimmed">
              ({t("mapping.required")})
            </Text>
          )}
        </Text>
        {language === "en" && (
          <Text size="xs" c="dimmed">
            {field.meaning}
          </Text>
        )}
      </Table.Td>
      <Table.Td role="cell" data-head={t("mapping.column")} data-wide>
        <Select
          aria-label={`${t("mapping.column")}: ${name}`}
          value={chosen}
          allowDeselect={false}
          searchable
          disabled={!isOpen}
          error={field.isRequired && chosen === ""}
          data={[
            { value: "", label: t("mapping.none") },
            { value: CONSTANT, label: t("mapping.constant") },
            ...named.map((column) => ({ value: column, label: column })),
          ]}
          onChange={choose}
        />
        {constant !== null && field.values && (
          <Select
            mt={4}
            aria-label={`${t("mapping.constant.text")}: ${name}`}
            disabled={!isOpen}
            allowDeselect={false}
            data={field.values.map((value) => {
              const meant = choiceWord(field.key, value);
              return { value, label: meant === null ? value : t(meant) };
            })}
            value={constant}
            onChange={(value) => onChange({ ...EMPTY, constant: value ?? constant })}
          />
        )}
        {constant !== null && !field.values && (
          <TextInput
            mt={4}
            aria-label={`${t("mapping.constant.text")}: ${name}`}
            disabled={!isOpen}
            value={constant}
            onChange={({ currentTarget }) => onChange({ ...EMPTY, constant: currentTarget.value })}
          />
        )}
        {source !== null && first !== undefined && (
          <SourceDetails {...{ name, field, source, isOpen, onChange }} columns={named} />
        )}
      </Table.Td>
      <Table.Td role="cell" data-head={t("mapping.sample")} data-wide>
        {columns.length > 0 && <Samples of={of} columns={columns} joiner={source?.joiner ?? "/"} />}
      </Table.Td>
    </Table.Tr>
  );
}

interface SamplesProps {
  readonly of: Import;
  readonly columns: readonly string[];
  readonly joiner: string;
}

function Samples({ of: { head }, columns, joiner }: SamplesProps) {
  const indices = columns.map((column) => head.columns.indexOf(column));
  const texts = head.preview.map((row) => indices.map((index) => row[index] ?? "").join(joiner));
  const shown = [...new Set(texts.filter((text) => text !== ""))].slice(0, SAMPLES);
  return (
    <Group gap={4}>
      {shown.map((text) => (
        <Code key={text} fz="xs">
          {text.length > 40 ? `${text.slice(0, 40)}…` : text}
        </Code>
      ))}
    </Group>
  );
}

function Unused({ of, mapping }: { readonly of: Import; readonly mapping: Mapping }) {
  const t = useWords(importWords);
  const used = new Set(Object.values(mapping).flatMap(({ columns }) => columns));
  const unused = of.head.columns.filter((column) => column !== "" && !used.has(column));
  if (unused.length === 0) return null;
  return (
    <Alert variant="light" color="gray" py="xs">
      {t("mapping.unused", { count: unused.length, columns: unused.join(", ") })}
    </Alert>
  );
}
