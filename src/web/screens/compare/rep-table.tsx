import { Switch, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { repsQuery } from "../plans/plan-queries.ts";
import type { PlanComparison } from "./compare-queries.ts";
import { compareWords } from "./compare-words.ts";

type Difference = PlanComparison["territories"][number];

/** Each territory with its owner before and after, and what the owner gains or loses. */
export function RepTable({ comparison: { territories } }: { readonly comparison: PlanComparison }) {
  const t = useWords(compareWords);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const { data: reps = [] } = useQuery(repsQuery);
  const nameOf = (code: string | null) =>
    code === null ? t("reps.vacant") : (reps.find((rep) => rep.code === code)?.name ?? code);
  const shown = territories.filter((territory) => !onlyChanged || hasChanged(territory));
  return (
    <Section
      title={t("reps.title")}
      actions={
        <Switch
          size="xs"
          label={t("reps.onlyChanged")}
          checked={onlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
      }
    >
      <WideTable minWidthPixels={640} label={t("reps.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("reps.territory")}</Table.Th>
            <Table.Th>{t("reps.rep")}</Table.Th>
            <Table.Th ta="right">{t("reps.accounts")}</Table.Th>
            <Table.Th ta="right">{t("reps.revenue")}</Table.Th>
            <Table.Th ta="right">{t("reps.hours")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((territory) => (
            <RepRow key={territory.code} territory={territory} nameOf={nameOf} />
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

const hasChanged = ({ lost, gained, repBefore, repAfter, standingBefore, standingAfter }: Difference) =>
  lost.units + gained.units + lost.accounts + gained.accounts > 0 ||
  repBefore !== repAfter ||
  (standingBefore === null) !== (standingAfter === null);

interface RepRowProps {
  readonly territory: Difference;
  readonly nameOf: (code: string | null) => string;
}

function RepRow({ territory, nameOf }: RepRowProps) {
  const t = useWords(compareWords);
  const format = useFormat();
  const { code, standingBefore, standingAfter, before, after, repBefore, repAfter } = territory;
  const name = standingAfter?.name ?? standingBefore?.name ?? code;
  const [first, second] = [
    standingBefore === null ? t("reps.gone") : nameOf(repBefore),
    standingAfter === null ? t("reps.gone") : nameOf(repAfter),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {code} {name !== code && name}
      </Table.Th>
      <Table.Td>{first === second ? first : `${first} → ${second}`}</Table.Td>
      <Change before={before.accounts} after={after.accounts} write={format.number} />
      <Change before={before.revenue} after={after.revenue} write={format.shortMoney} />
      <Change before={before.workloadHours} after={after.workloadHours} write={format.number} />
    </Table.Tr>
  );
}

interface ChangeProps {
  readonly before: number;
  readonly after: number;
  readonly write: (value: number) => string;
}

function Change({ before, after, write }: ChangeProps) {
  const change = after - before;
  const isSame = write(before) === write(after);
  return (
    <Table.Td ta="right">
      {isSame ? write(after) : `${write(before)} → ${write(after)}`}
      <Text size="xs" c="dimmed">
        {isSame ? "=" : `${change > 0 ? "+" : "−"}${write(Math.abs(change))}`}
      </Text>
    </Table.Td>
  );
}
