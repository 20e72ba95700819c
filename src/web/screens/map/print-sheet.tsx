import { Group, Table, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useSelf } from "../../api/self.ts";
import { PrintedMap } from "../../components/printed-map.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { formatDeviation, formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import type { Plan } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { Legend } from "./legend.tsx";
import { mapWords } from "./map-words.ts";
import classes from "./studio.module.css";
import { useDeskView, useStudio } from "./studio-context.ts";
import { Swatch } from "./swatch.tsx";

/** The studio on paper: plan, map as it is shown, and every territory in place of the panels. */
export function PrintSheet({ plan }: { readonly plan: Plan }) {
  const t = useWords(mapWords);
  const { map } = useStudio();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // the sheet has to stand before the browser lays the page out
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return (
    <div className={`only-print ${classes.sheet}`}>
      {isPrinting && <Heading plan={plan} />}
      <PrintedMap map={map} label={t("title")} />
      {isPrinting && (
        <>
          <Legend />
          <Territories />
        </>
      )}
    </div>
  );
}

function Heading({ plan }: { readonly plan: Plan }) {
  const t = useWords(plansWords);
  const format = useFormat();
  const { today } = useSelf();
  const { desk } = useStudio();
  return (
    <Group justify="space-between" align="baseline">
      <Title order={1} size="h3">
        {plan.name}
      </Title>
      <Text size="sm">
        {t(`state.${plan.state}`)} · {t("plan.version", { version: desk.version })} · {format.fullDate(today)}
      </Text>
    </Group>
  );
}

function Territories() {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const format = useFormat();
  const { desk, measure, measureIndex } = useStudio();
  const { values, targets } = useDeskView(({ figures }) => figures);
  return (
    <Table mt="md" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("panels.territories")}</Table.Th>
          <Table.Th ta="end">{nameMeasure(measure, tPlans)}</Table.Th>
          {desk.hasTargets && <Table.Th ta="end">{t("fill.deviation")}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {desk.territories.map(({ code, name }, i) => {
          const value = values[measureIndex][i];
          const target = targets[measureIndex][i];
          return (
            <Table.Tr key={code}>
              <Table.Td>
                <Swatch index={i} /> {code} · {name}
              </Table.Td>
              <Table.Td ta="end">{formatMeasure(measure, value, format)}</Table.Td>
              {desk.hasTargets && (
                <Table.Td ta="end">
                  {target > 0 ? formatDeviation((value - target) / target, format) : "–"}
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
