import { Group, Stack, Table, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { sizeByWorkload } from "../../../core/evaluate/sizing/size-by-workload.ts";
import { NumberField } from "../../components/number-field.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type Rep, repsQuery } from "../reps/rep-queries.ts";
import { Awaiting } from "./awaiting.tsx";
import { EvaluateFrame } from "./evaluate-frame.tsx";
import { accountsQuery } from "./evaluate-queries.ts";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { readFigures, type SizedClass, sizeClasses } from "./sizing-inputs.ts";
import { sizingWords } from "./sizing-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { VerdictCard } from "./verdict-card.tsx";

/** Visits a month to an account of class A, B, C, where nobody says otherwise. */
const USUAL_CALLS = [4, 2, 1] as const;
/** A visit without records of work takes so long. */
const USUAL_HOURS = 1;
/** Of a rep's working time, for visits and the way to them. */
const USUAL_SHARE_PERCENT = 70;
const WEEKS_PER_MONTH = 365.25 / 7 / 12;
const DAYS_PER_MONTH = 365.25 / 12;
const DAY_MILLISECONDS = 86_400_000;
const PERCENT = 100;

/** How many reps it takes if accounts of a class are visited so often. */
export function SizingPage() {
  const { period, today } = useEvaluate();
  const options = accountsQuery({ ...period, limit: 1 });
  const query = useInfiniteQuery(options);
  const reps = useQuery(repsQuery);
  const evaluation = query.data?.pages[0];
  const months = (Date.parse(period.until) - Date.parse(period.from)) / DAY_MILLISECONDS / DAYS_PER_MONTH;
  const serving = reps.data?.filter(
    ({ startsOn, endsOn }) => (startsOn === null || startsOn <= today) && (endsOn === null || endsOn > today),
  );
  return (
    <EvaluateFrame page="sizing">
      <Awaiting query={query} queryKey={options.queryKey} />
      {evaluation?.matching === 0 && <NothingToEvaluate />}
      {evaluation && evaluation.matching > 0 && serving && (
        <Sizing classes={sizeClasses(evaluation.classes, months)} reps={serving} />
      )}
    </EvaluateFrame>
  );
}

interface SizingProps {
  readonly classes: readonly SizedClass[];
  /** In service today. */
  readonly reps: readonly Rep[];
}

function Sizing({ classes, reps }: SizingProps) {
  const t = useWords(sizingWords);
  const format = useFormat();
  const { search } = useEvaluate();
  const calls = readFigures(search.calls, USUAL_CALLS);
  // an hour as recorded belongs to the usual number of visits
  const usualHours = classes.map(({ hoursToday }, place) =>
    hoursToday === null ? USUAL_HOURS : Math.round((100 * hoursToday) / USUAL_CALLS[place]) / 100,
  );
  const hours = readFigures(search.hours, usualHours);
  const hoursPerWeek = reps.reduce((sum, rep) => sum + rep.hoursPerWeek, 0) / Math.max(1, reps.length);
  const sharePercent = search.share ?? USUAL_SHARE_PERCENT;
  const capacity = (hoursPerWeek * WEEKS_PER_MONTH * sharePercent) / PERCENT;
  const {
    workload,
    reps: needed,
    below,
    above,
  } = sizeByWorkload(
    classes.map(({ accounts }, place) => ({
      ...{ accounts, callsPerAccount: calls[place], hoursPerCall: hours[place] },
    })),
    capacity,
  );
  const at = (count: { readonly reps: number; readonly utilisation: number }) =>
    t("verdict.at", { reps: format.number(count.reps), share: format.percent(count.utilisation) });
  const missing = above.reps - reps.length;
  const lines = [
    [...(below && below.reps !== above.reps ? [at(below)] : []), at(above)].join(" "),
    missing === 0
      ? t("verdict.enough", { reps: format.number(reps.length) })
      : t(missing > 0 ? "verdict.more" : "verdict.fewer", {
          reps: format.number(reps.length),
          count: Math.abs(missing),
        }),
    t("verdict.reckoned", { workload: format.number(workload), capacity: format.number(capacity) }),
  ];
  return (
    <Stack gap="md">
      <VerdictCard
        differs={missing !== 0}
        title={t("verdict", { reps: format.number(needed) })}
        lines={lines}
      />
      <Inputs classes={classes} calls={calls} hours={hours} hoursPerWeek={hoursPerWeek} />
    </Stack>
  );
}

interface InputsProps {
  readonly classes: readonly SizedClass[];
  readonly calls: readonly number[];
  readonly hours: readonly number[];
  readonly hoursPerWeek: number;
}

const TYPING_MILLISECONDS = 300;

function Inputs({ classes, calls, hours, hoursPerWeek }: InputsProps) {
  const t = useWords(sizingWords);
  const format = useFormat();
  const { search, change } = useEvaluate();
  const type = useDebouncedCallback(change, TYPING_MILLISECONDS);
  const put = (figures: readonly number[], place: number, value: number | string) =>
    figures.map((figure, at) => (at === place ? value : figure)).join(",");
  return (
    <Section title={t("table")} lead={t("table.lead")}>
      <WideTable minWidthPixels={620} label={t("table")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("class")}</Table.Th>
            <Table.Th ta="right">{t("accounts")}</Table.Th>
            <Table.Th>{t("calls")}</Table.Th>
            <Table.Th>{t("hours")}</Table.Th>
            <Table.Th ta="right">{t("work")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {classes.map(({ name, accounts, hoursToday }, place) => (
            <Table.Tr key={name}>
              <Table.Td fw={600}>{name}</Table.Td>
              <Table.Td ta="right">{format.number(accounts)}</Table.Td>
              <Table.Td>
                <NumberField
                  aria-label={`${t("calls")}, ${name}`}
                  w={110}
                  min={0}
                  max={31}
                  step={0.5}
                  defaultValue={calls[place]}
                  onChange={(value) => type({ calls: put(calls, place, value) })}
                />
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <NumberField
                    aria-label={`${t("hours")}, ${name}`}
                    w={110}
                    min={0}
                    max={24}
                    step={0.25}
                    defaultValue={hours[place]}
                    onChange={(value) => type({ hours: put(hours, place, value) })}
                  />
                  <Text size="xs" c="dimmed">
                    {t(hoursToday === null ? "hours.usual" : "hours.recorded")}
                  </Text>
                </Group>
              </Table.Td>
              <Table.Td ta="right">{format.number(accounts * calls[place] * hours[place])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <NumberField
        mt="sm"
        label={t("share")}
        description={t("share.help", { hours: format.number(hoursPerWeek) })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maw={320}
        min={1}
        max={100}
        defaultValue={search.share ?? USUAL_SHARE_PERCENT}
        onChange={(share) => typeof share === "number" && share > 0 && type({ share })}
      />
    </Section>
  );
}
