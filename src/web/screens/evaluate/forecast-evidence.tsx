import { Alert, Stack, Table, Text, Title, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import type { ForecastSum } from "../../../core/domain/forecast-sums.ts";
import { Facts } from "../../components/facts.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import {
  type FollowedOpportunities,
  type ForetoldOpportunities,
  followedQuery,
  foretoldQuery,
} from "./diagnose-queries.ts";
import { askedOf, USUAL_DAYS } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import classes from "./figure.module.css";
import { type ChanceOf, chanceAddress } from "./forecast-figure.ts";
import { OpportunityName } from "./opportunity-name.tsx";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";
import { snapshotWords } from "./snapshot-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useNames } from "./use-names.ts";
import { useNobody } from "./use-nobody.ts";
import { useStageName } from "./use-stage-name.ts";

const MONEY: ReadonlySet<ForecastSum> = new Set(["commit", "weighted", "bestCase"]);

function useAsked() {
  const { search, period } = useEvaluate();
  const by = search.ofKind ?? ("organisation" as const);
  return { ...askedOf(search, period), by, days: search.days ?? USUAL_DAYS };
}

/** A sum of the pipeline's forecast, down to the open opportunities that it adds up. */
export function ForetoldEvidence({ part }: { readonly part: ForecastSum }) {
  const { search } = useEvaluate();
  const asked = { ...useAsked(), part, ...(search.of !== undefined && { code: search.of }) };
  return (
    <QueryView query={useQuery(foretoldQuery(asked))} lines={8}>
      {(found) => (
        <Stack gap="lg">
          <SumMeaning found={found} />
          <SumRows found={found} />
        </Stack>
      )}
    </QueryView>
  );
}

function SumMeaning({ found }: { readonly found: ForetoldOpportunities }) {
  const t = useWords(pipelineForecastWords);
  const evaluate = useWords(evaluateWords);
  const format = useFormat();
  const { labelOf } = useNames(found.by);
  const { part, sum, counted, code, by, until, horizonDays } = found;
  const nobody = useNobody(by);
  return (
    <Meaning
      figure={MONEY.has(part) ? format.money(sum) : format.number(sum)}
      told={t(`${part}.sum`)}
      facts={[
        { label: t("counted"), value: format.number(counted) },
        { label: t("openOn"), value: format.date(addDays(until as CivilDate, -1)) },
        { label: t("days"), value: t("days.count", { days: horizonDays }) },
        {
          label: evaluate("drawer.whose"),
          value:
            code === null
              ? evaluate("drawer.everything")
              : `${evaluate(`by.${by}`)} ${code === "" ? nobody : labelOf(code)}`,
        },
      ]}
    />
  );
}

function SumRows({ found: { items, counted, part } }: { readonly found: ForetoldOpportunities }) {
  const t = useWords(pipelineForecastWords);
  const stageName = useStageName();
  const format = useFormat();
  const { change } = useEvaluate();
  return (
    <Rows
      count={items.length}
      counted={counted}
      heads={[t("stage"), ...[t("amount"), t("chance"), ...(MONEY.has(part) ? [t("adds")] : [])].map(number)]}
    >
      {items.map(({ id, stage, ageDays, fromDays, amount, chance, adds, ...named }) => (
        <Table.Tr key={id}>
          <Table.Td>
            <OpportunityName {...named} />
          </Table.Td>
          <Table.Td>
            <Text size="sm">{stageName(stage)}</Text>
            <Text size="xs" c="dimmed">
              {t("ageDays", { count: ageDays })}
            </Text>
          </Table.Td>
          <Table.Td ta="right">{amount === null ? "–" : format.shortMoney(amount)}</Table.Td>
          <Table.Td ta="right">
            {chance === null || fromDays === null ? (
              "–"
            ) : (
              <UnstyledButton
                className={classes.figure}
                aria-label={`${t("chance")}, ${named.name}: ${format.percent(chance)}`}
                onClick={() => change(chanceAddress({ stage, fromDays }))}
              >
                {format.percent(chance)}
              </UnstyledButton>
            )}
          </Table.Td>
          {MONEY.has(part) && (
            <Table.Td ta="right" fw={600}>
              {format.shortMoney(adds)}
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </Rows>
  );
}

/** A chance to win, down to the opportunities of the past that it was learnt from. */
export function ChanceEvidence({ chance }: { readonly chance: ChanceOf }) {
  return (
    <QueryView query={useQuery(followedQuery({ ...useAsked(), ...chance }))} lines={8}>
      {(found) => (
        <Stack gap="lg">
          <ChanceMeaning found={found} />
          <ChanceRows found={found} />
        </Stack>
      )}
    </QueryView>
  );
}

function ChanceMeaning({ found }: { readonly found: FollowedOpportunities }) {
  const t = useWords(pipelineForecastWords);
  const evaluate = useWords(evaluateWords);
  const format = useFormat();
  const { chance, won, followed, ofStage, horizonDays, from, until } = found;
  const rate = (part: number, all: number) => (all === 0 ? "–" : format.percent(part / all));
  return (
    <Meaning
      figure={chance === null ? "–" : format.percent(chance)}
      told={chance === null ? t("chance.unknown") : t("chance.told", { days: horizonDays })}
      facts={[
        { label: t("wonOf"), value: `${won} / ${followed} = ${rate(won, followed)}` },
        {
          label: t("wonOfStage"),
          value: `${ofStage.won} / ${ofStage.followed} = ${rate(ofStage.won, ofStage.followed)}`,
        },
        {
          label: evaluate("drawer.window"),
          value: `${format.date(from)} – ${format.date(addDays(until as CivilDate, -1))}`,
        },
      ]}
    />
  );
}

function ChanceRows({ found: { items, followed } }: { readonly found: FollowedOpportunities }) {
  const t = useWords(pipelineForecastWords);
  const format = useFormat();
  return (
    <Rows
      count={items.length}
      counted={followed}
      heads={[t("reachedOn"), number(t("amount")), t("ended")]}
      isLatest
    >
      {items.map(({ id, amount, reachedOn, isWonInTime, outcome, closedOn, ...named }) => (
        <Table.Tr key={`${id} ${reachedOn}`}>
          <Table.Td>
            <OpportunityName {...named} />
          </Table.Td>
          <Table.Td style={{ whiteSpace: "nowrap" }}>{format.date(reachedOn)}</Table.Td>
          <Table.Td ta="right">{format.shortMoney(amount)}</Table.Td>
          <Table.Td>
            <Text size="sm" fw={isWonInTime ? 600 : 400}>
              {t(isWonInTime ? "ended.inTime" : `ended.${outcome}`)}
            </Text>
            {closedOn !== null && (
              <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                {format.date(closedOn)}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}

interface MeaningProps {
  readonly figure: string;
  readonly told: string;
  readonly facts: Parameters<typeof Facts>[0]["facts"];
}

function Meaning({ figure, told, facts }: MeaningProps) {
  const kept = useWords(snapshotWords);
  const isKept = useEvaluate().search.snapshot !== undefined;
  return (
    <>
      <div>
        <Text fz={28} fw={700} style={{ fontVariantNumeric: "tabular-nums" }}>
          {figure}
        </Text>
        <Text size="sm" c="dimmed">
          {told}
        </Text>
      </div>
      {isKept && (
        <Alert color="blue" variant="light">
          {kept("kept.rows")}
        </Alert>
      )}
      <Facts facts={facts} />
    </>
  );
}

interface RowsProps {
  readonly count: number;
  /** Whether these are the latest of them, not those that add most. */
  readonly isLatest?: boolean;
  readonly counted: number;
  /** Of the columns after the opportunity's. */
  readonly heads: readonly (string | { readonly number: string })[];
  readonly children: ReactNode;
}

const number = (head: string) => ({ number: head });

function Rows({ count, counted, heads, isLatest = false, children }: RowsProps) {
  const t = useWords(pipelineForecastWords);
  const evaluate = useWords(evaluateWords);
  if (count === 0) return <Text size="sm">{evaluate("drawer.none")}</Text>;
  return (
    <section>
      <Title order={2} size="h5">
        {evaluate("drawer.rows")}
      </Title>
      {count < counted && (
        <Text size="xs" c="dimmed">
          {t(isLatest ? "rows.latest" : "rows.largest", { shown: count, counted })}
        </Text>
      )}
      <Table.ScrollContainer minWidth={460} type="native">
        <Table aria-label={evaluate("drawer.rows")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("opportunity")}</Table.Th>
              {heads.map((head) =>
                typeof head === "string" ? (
                  <Table.Th key={head}>{head}</Table.Th>
                ) : (
                  <Table.Th key={head.number} ta="right">
                    {head.number}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody style={{ fontVariantNumeric: "tabular-nums" }}>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
