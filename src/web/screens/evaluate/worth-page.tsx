import { Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { isDependent, seesNobodyLeave } from "../../../core/evaluate/customer-value/doubt-model.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { type CustomerValues, customerValueQuery } from "./diagnose-queries.ts";
import { EvaluateFrame } from "./evaluate-frame.tsx";
import { evaluateWords } from "./evaluate-words.ts";
import { type Exception, ExceptionList } from "./exception-list.tsx";
import { Figure } from "./figure.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { Stat } from "./stat.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { worthWords } from "./worth-words.ts";

type Customer = CustomerValues["customers"][number];

const MONTHS = ["3", "6", "12", "24"];
/** Who bought again and is less likely than this to buy once more is told. */
const LOST_BELOW = 0.5;
const PERCENT = 100;

/** What accounts will still buy and are worth, by what they bought so far. */
export function WorthPage() {
  const t = useWords(worthWords);
  const { period, search, change } = useEvaluate();
  const months = search.months ?? 12;
  const asked = {
    ...period,
    months,
    marginShare: (search.margin ?? PERCENT) / PERCENT,
  };
  const figures = useFigures({ kind: "customer-value", query: asked }, customerValueQuery(asked));
  const { query } = figures;
  const { data } = query;
  const isFilled = data !== undefined && data.customers.length > 0;
  const name = `customer value ${period.from} ${period.until}`;
  const filters = (
    <>
      <Select
        label={t("months")}
        w={140}
        allowDeselect={false}
        value={String(months)}
        data={MONTHS}
        onChange={(value) => change({ months: Number(value) })}
      />
      <NumberField
        label={t("margin")}
        description={t("margin.help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        w={220}
        min={1}
        max={PERCENT}
        value={search.margin ?? PERCENT}
        onChange={(margin) => typeof margin === "number" && change({ margin })}
      />
    </>
  );
  return (
    <EvaluateFrame
      page="worth"
      request={figures.request}
      filters={filters}
      onSave={isFilled ? () => saveCsv(name, toCsv(data.customers)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && !isFilled && <NothingToEvaluate />}
      {isFilled && (
        <Stack gap="md">
          <WorthExceptions values={data} />
          <Totals values={data} />
          <WorthTable values={data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

const isLost = ({ repeats, probabilityAlive }: Customer) => repeats > 0 && probabilityAlive < LOST_BELOW;

function WorthExceptions({
  values: { customers, purchases, correlation },
}: {
  readonly values: CustomerValues;
}) {
  const t = useWords(worthWords);
  const evaluate = useWords(evaluateWords);
  const { change } = useEvaluate();
  const lost = customers.filter(isLost).length;
  const exceptions: readonly Exception[] = [
    ...(lost === 0
      ? []
      : [
          {
            text: t("lost", { count: lost }),
            action: { label: t("lost.show"), run: () => change({ sort: "alive" }) },
          },
        ]),
    ...(seesNobodyLeave(purchases) ? [{ text: t("nobodyLeaves") }] : []),
    ...(isDependent(correlation) ? [{ text: t("dependent") }] : []),
  ];
  return <ExceptionList title={evaluate("exceptions")} allWell={t("allWell")} exceptions={exceptions} />;
}

function Totals({ values: { customers, spend, correlation } }: { readonly values: CustomerValues }) {
  const t = useWords(worthWords);
  const format = useFormat();
  const sum = (of: (customer: Customer) => number) =>
    customers.reduce((total, customer) => total + of(customer), 0);
  const two = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      <Stat
        name={t("alive.sum")}
        value={format.number(sum(({ probabilityAlive }) => probabilityAlive))}
        note={t("alive.sum.note", { count: customers.length })}
      />
      <Stat
        name={t("expected.sum")}
        value={format.number(sum(({ expectedPurchases }) => expectedPurchases))}
        note={t("expected.sum.note")}
      />
      <Stat
        name={t("value.sum")}
        value={spend === null ? "–" : format.shortMoney(sum(({ value }) => value ?? 0))}
        note={
          correlation === null ? t("value.sum.none") : t("value.sum.note", { correlation: two(correlation) })
        }
      />
    </SimpleGrid>
  );
}

function WorthTable({ values: { customers } }: { readonly values: CustomerValues }) {
  const t = useWords(worthWords);
  const format = useFormat();
  const { search, change } = useEvaluate();
  const columns = useMemo((): readonly Column<Customer>[] => {
    const number = (
      key: string,
      head: string,
      { value, write }: { value: (row: Customer) => number | null; write: (value: number) => string },
    ): Column<Customer> => ({
      ...{ key, head, value, isNumber: true },
      cell: (row) => {
        const figure = value(row);
        return figure === null ? "–" : write(figure);
      },
    });
    return [
      {
        key: "account",
        head: t("account"),
        value: ({ customer, name = customer }) => name,
        cell: ({ customer, name = customer }) => (
          <>
            <Figure
              kpi="account-revenue"
              of={{ kind: "account", code: customer }}
              label={`${t("account")}, ${name}`}
            >
              {name}
            </Figure>
            {name !== customer && (
              <Text size="xs" c="dimmed">
                {customer}
              </Text>
            )}
          </>
        ),
      },
      number("purchases", t("purchases"), { value: ({ repeats }) => repeats + 1, write: format.number }),
      number("spend", t("spend"), { value: ({ meanSpend }) => meanSpend, write: format.shortMoney }),
      number("alive", t("alive"), {
        value: ({ probabilityAlive }) => probabilityAlive,
        write: format.percent,
      }),
      number("expected", t("expected"), {
        value: ({ expectedPurchases }) => expectedPurchases,
        write: format.number,
      }),
      number("value", t("value"), { value: ({ value }) => value, write: format.shortMoney }),
    ];
  }, [t, format]);
  return (
    <Section title={t("table")} lead={t("table.lead")}>
      <DataTable
        label={t("table")}
        rows={customers}
        rowKey={({ customer }) => customer}
        columns={columns}
        sort={search.sort ?? "-value"}
        onSort={(sort) => change({ sort })}
        minWidthPixels={680}
      />
    </Section>
  );
}

const toCsv = (customers: readonly Customer[]) => [
  [...["account", "repeats", "meanSpend", "probabilityAlive", "expectedPurchases", "expectedSpend"], "value"],
  ...customers.map((row) => [
    ...[row.customer, row.repeats, row.meanSpend, row.probabilityAlive, row.expectedPurchases],
    ...[row.expectedSpend, row.value],
  ]),
];
