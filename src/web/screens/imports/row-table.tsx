import { Table, Text, VisuallyHidden } from "@mantine/core";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { ImportRow } from "./import-queries.ts";
import { choiceWord, fieldWord, importWords } from "./import-words.ts";

/** Rows with what they say; of those that change something, field by field, before and after. */
export function RowTable({ kind, rows }: { readonly kind: string; readonly rows: readonly ImportRow[] }) {
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
            <Table.Td>
              {row.effect === "changed" ? (
                <Changes kind={kind} row={row} />
              ) : (
                <Values kind={kind} row={row} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

interface RowProps {
  readonly kind: string;
  readonly row: ImportRow;
}

function Changes({ kind, row: { before, after } }: RowProps) {
  const t = useWords(importWords);
  const show = useShow();
  return Object.keys(before ?? {}).map((key) => (
    <Text size="sm" key={key}>
      <Name kind={kind} field={key} /> <VisuallyHidden>{t("rows.before")}</VisuallyHidden>
      <Text component="del" c="dimmed">
        {show(key, before?.[key])}
      </Text>{" "}
      → <VisuallyHidden>{t("rows.after")}</VisuallyHidden> <ins>{show(key, after?.[key])}</ins>
    </Text>
  ));
}

function Values({ kind, row: { after } }: RowProps) {
  const show = useShow();
  const fields = Object.entries(after ?? {}).filter(([key, value]) => key !== "code" && value !== null);
  return (
    <Text size="sm">
      {fields.map(([key, value], index) => (
        <span key={key}>
          {index > 0 && " · "}
          <Name kind={kind} field={key} /> {show(key, value)}
        </span>
      ))}
    </Text>
  );
}

function Name({ kind, field }: { readonly kind: string; readonly field: string }) {
  const t = useWords(importWords);
  const word = fieldWord(kind, field);
  return (
    <Text component="span" size="xs" c="dimmed">
      {word === null ? field : t(word)}
    </Text>
  );
}

/** A civil date, and the fields that hold one. */
const [DAY, IS_DAY] = [/^\d{4}-\d{2}-\d{2}$/, /On$|^day$/];

/** Digits behind the mark: of a degree, a tenth of a metre. */
const MOST_DIGITS = 6;

/** Fields differ in what they hold: texts, numbers, lists, nothing. */
function useShow(): (field: string, value: unknown) => string {
  const t = useWords(importWords);
  const { locale, date } = useFormat();
  return (field, value) => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "number")
      return value.toLocaleString(locale, { maximumFractionDigits: MOST_DIGITS });
    if (typeof value === "boolean") return t(value ? "unknown.yes" : "unknown.no");
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "string" && DAY.test(value) && IS_DAY.test(field)) return date(value);
    const word = choiceWord(field, String(value));
    return word === null ? String(value) : t(word);
  };
}
