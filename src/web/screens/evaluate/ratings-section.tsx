import { Table, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { repsQuery } from "../reps/rep-queries.ts";
import type { RepEvaluation } from "./diagnose-queries.ts";
import classes from "./figure.module.css";
import { type RatedTrait, scalesQuery } from "./rating-queries.ts";
import { ratingWords } from "./rating-words.ts";
import { RatingsDrawer } from "./ratings-drawer.tsx";
import { useNames } from "./use-names.ts";

type Row = RepEvaluation["reps"][number];
type Summary = Row["ratings"][number];

/** What observers say of reps, by trait: beside the figures, and in a table of its own. */
export function RatingsSection({ reps }: Pick<RepEvaluation, "reps">) {
  const t = useWords(ratingWords);
  const language = useLanguage();
  const { data: scales } = useQuery(scalesQuery);
  const { data: known = [] } = useQuery(repsQuery);
  const [opened, setOpened] = useState<string | null>(null);
  const { nameOf, labelOf } = useNames("rep");
  const rep = known.find(({ code }) => code === opened);
  if (scales === undefined) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <WideTable minWidthPixels={720} label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("rep")}</Table.Th>
            {scales.map((scale) => (
              <Table.Th key={scale.trait}>{scale[language].name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reps.map(({ rep: code, ratings }) => (
            <Table.Tr key={code}>
              <Table.Td>
                <UnstyledButton
                  className={classes.figure}
                  fz="sm"
                  fw={500}
                  aria-haspopup="dialog"
                  aria-label={t("open", { rep: labelOf(code) })}
                  onClick={() => setOpened(code)}
                >
                  {nameOf(code) ?? code}
                </UnstyledButton>
              </Table.Td>
              {scales.map(({ trait }) => (
                <Table.Td key={trait}>
                  <Cell summary={summaryOf(ratings, trait)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <RatingsDrawer rep={rep ?? null} scales={scales} onClose={() => setOpened(null)} />
    </Section>
  );
}

const summaryOf = (ratings: Row["ratings"], trait: RatedTrait): Summary | null =>
  ratings.find((each) => each.trait === trait) ?? null;

function Cell({ summary }: { readonly summary: Summary | null }) {
  const t = useWords(ratingWords);
  const format = useFormat();
  if (summary === null)
    return (
      <Text size="sm" c="dimmed">
        {t("none")}
      </Text>
    );
  const { raters, mean, lowest, highest, agreement } = summary;
  const told =
    agreement === "single"
      ? [t("single")]
      : [t("cell.raters", { count: raters }), t("cell.range", { low: lowest, high: highest }), t(agreement)];
  return (
    <>
      <Text size="sm" fw={600}>
        {format.number(mean)}
      </Text>
      <Text size="xs" c="dimmed">
        {told.join(" · ")}
      </Text>
    </>
  );
}
