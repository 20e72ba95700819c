import { Table, Text, VisuallyHidden } from "@mantine/core";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { ImportRow } from "./import-queries.ts";
import { fieldWord, importWords } from "./import-words.ts";

/** Rows with what they say; of those that change something, field by field, before and after. */
export function RowTable({ rows }: { readonly rows: readonly ImportRow[] }) {
  const t = useWords(importWords);
  if (rows.length === 0) return <Text size="sm">{t("rows.none")}</Text>;
  return (
    <WideTable minWidthPixels={520} label={t("check")} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right">{t("rows.row")}</Table.Th>
          <Table.Th>{t("rows.key")}</Table.Th>
          <Table.Th>{t("rows.what")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.rowNumber}>
            <Table.Td ta="right">{row.rowNumber}</Table.Td>
            <Table.Td style={{ whiteSpace: "nowrap" }}>{row.key}</Table.Td>
            <Table.Td>{row.effect === "changed" ? <Changes row={row} /> : <Values row={row} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Changes({ row: { before, after } }: { readonly row: ImportRow }) {
  const t = useWords(importWords);
  const show = useShow();
  return Object.keys(before ?? {}).map((key) => (
    <Text size="sm" key={key}>
      <Name field={key} /> <VisuallyHidden>{t("rows.before")}</VisuallyHidden>
      <Text component="del" c="dimmed">
        {show(before?.[key])}
      </Text>{" "}
      → <VisuallyHidden>{t("rows.after")}</VisuallyHidden> <ins>{show(after?.[key])}</ins>
    </Text>
  ));
}

function Values({ row: { after } }: { readonly row: ImportRow }) {
  const show = useShow();
  const fields = Object.entries(after ?? {}).filter(([key, value]) => key !== "code" && value !== null);
  return (
    <Text size="sm">
      {fields.map(([key, value], index) => (
        <span key={key}>
          {index > 0 && " · "}
          <Name field={key} /> {show(value)}
        </span>
      ))}
    </Text>
  );
}

function Name({ field }: { readonly field: string }) {
  const t = useWords(importWords);
  const word = fieldWord(field);
  return (
    <Text component="span" size="xs" c="dimmed">
      {word === null ? field : t(word)}
    </Text>
  );
}

/** Digits behind the mark: of a degree, a tenth of a metre. */
const MOST_DIGITS = 6;

/** Fields differ in what they hold: texts, numbers, lists, nothing. */
function useShow(): (value: unknown) => string {
  const { locale } = useFormat();
  return (value) => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "number")
      return value.toLocaleString(locale, { maximumFractionDigits: MOST_DIGITS });
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
}
