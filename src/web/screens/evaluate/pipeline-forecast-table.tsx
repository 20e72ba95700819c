import { Table, Tooltip } from "@mantine/core";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PipelineForecast } from "./diagnose-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { forecastFigure } from "./forecast-figure.ts";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";
import { ScopeName } from "./scope-name.tsx";
import { useNobody } from "./use-nobody.ts";

interface PipelineForecastTableProps {
  readonly forecast: PipelineForecast;
  readonly by: "territory" | "rep" | "team" | "product";
}

const COLUMNS = ["open", "expectedWins", "commit", "weighted", "bestCase"] as const;
const MISSING = ["withoutAmount", "withoutChance"] as const;

/** What is open and what of it is to be expected, by group. */
export function PipelineForecastTable({ forecast: { groups, all }, by }: PipelineForecastTableProps) {
  const t = useWords(pipelineForecastWords);
  const evaluate = useWords(evaluateWords);
  const format = useFormat();
  const label = t("table", { by: evaluate(`by.${by}`).toLocaleLowerCase(format.locale) });
  const nobody = useNobody(by);
  const write = (
    sum: typeof all | (typeof groups)[number],
    key: (typeof COLUMNS | typeof MISSING)[number],
  ) =>
    key === "commit" || key === "weighted" || key === "bestCase"
      ? format.shortMoney(sum[key])
      : format.number(sum[key]);
  return (
    <Section title={label}>
      <WideTable minWidthPixels={820} label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{evaluate(`by.${by}`)}</Table.Th>
            {COLUMNS.map((key) => (
              <Table.Th key={key} ta="right">
                {t(key)}
              </Table.Th>
            ))}
            {MISSING.map((key) => (
              <Table.Th key={key} ta="right">
                <Tooltip label={t("withoutHelp")}>
                  <span>{t(key)}</span>
                </Tooltip>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((row) => (
            <Table.Tr key={row.group}>
              <Table.Td>{row.group === "" ? nobody : <ScopeName kind={by} code={row.group} />}</Table.Td>
              {[...COLUMNS, ...MISSING].map((key) => (
                <Table.Td key={key} ta="right">
                  <Figure
                    kpi={forecastFigure(key)}
                    of={{ kind: by, code: row.group }}
                    label={`${t(key)}, ${row.group || nobody}`}
                  >
                    {write(row, key)}
                  </Figure>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t("all")}</Table.Th>
            {[...COLUMNS, ...MISSING].map((key) => (
              <Table.Th key={key} ta="right">
                <Figure kpi={forecastFigure(key)} label={`${t(key)}, ${t("all")}`}>
                  {write(all, key)}
                </Figure>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </WideTable>
    </Section>
  );
}
