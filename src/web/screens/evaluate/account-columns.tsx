import { Badge, Text, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import type { Column } from "../../components/data-table.tsx";
import { type Translate, useWords } from "../../i18n/define-words.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import { AccountLink } from "./account-link.tsx";
import type { EvaluatedAccount } from "./evaluate-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";

/** Columns of the profit table. */
export function useAccountColumns(): readonly Column<EvaluatedAccount>[] {
  const t = useWords(evaluateWords);
  const format = useFormat();
  return useMemo((): readonly Column<EvaluatedAccount>[] => {
    const money = (
      key: string,
      { head, kpi, value }: { head: string; kpi: string; value: (row: EvaluatedAccount) => number | null },
    ): Column<EvaluatedAccount> => ({
      ...{ key, head, value, isNumber: true },
      cell: (row) => {
        const amount = value(row);
        if (amount === null) return "–";
        return (
          <Figure
            kpi={kpi}
            of={{ kind: "account", code: row.account }}
            label={`${head}, ${row.name ?? row.account}`}
            isBad={amount < 0}
          >
            {format.money(amount)}
          </Figure>
        );
      },
    });
    return [
      {
        key: "name",
        head: t("accounts.name"),
        value: ({ name, account }) => name ?? account,
        cell: (row) => <AccountName account={row} why={whyLosing(row, { t, format })} />,
      },
      { key: "abcClass", head: t("accounts.class"), value: ({ abcClass }) => abcClass, cell: toBadge },
      money("revenue", {
        head: t("accounts.revenue"),
        kpi: "account-revenue",
        value: ({ revenue }) => revenue,
      }),
      money("costToServe", {
        ...{ head: t("accounts.costToServe"), kpi: "cost-to-serve" },
        value: ({ costToServe }) => costToServe,
      }),
      money("netProfit", {
        head: t("accounts.profit"),
        kpi: "net-profit",
        value: ({ netProfit }) => netProfit,
      }),
      {
        ...{ key: "margin", head: t("accounts.margin"), isNumber: true, value: ({ margin }) => margin },
        cell: ({ margin }) => (margin === null ? "–" : format.percent(margin)),
      },
      {
        ...{ key: "rfm", head: t("accounts.rfm"), isNumber: true },
        value: ({ rfm }) => rfm && rfm.recency * 100 + rfm.frequency * 10 + rfm.monetary,
        cell: ({ rfm }) =>
          rfm && (
            <Tooltip label={t("accounts.rfm.help")}>
              <span>{`${rfm.recency} ${rfm.frequency} ${rfm.monetary}`}</span>
            </Tooltip>
          ),
      },
      {
        ...{ key: "daysSinceOrder", head: t("accounts.since"), isNumber: true },
        value: ({ daysSinceOrder }) => daysSinceOrder,
        cell: ({ daysSinceOrder }) => (daysSinceOrder === null ? "–" : format.number(daysSinceOrder)),
      },
      {
        ...{ key: "daysWithoutVisit", head: t("accounts.unseen"), isNumber: true },
        value: ({ daysWithoutVisit = null }) => daysWithoutVisit,
        cell: ({ daysWithoutVisit = null }) =>
          daysWithoutVisit === null ? "–" : format.number(daysWithoutVisit),
      },
      money("gap", {
        ...{ head: t("accounts.gap"), kpi: "potential" },
        value: ({ whiteSpace }) => whiteSpace?.gap ?? null,
      }),
    ];
  }, [t, format]);
}

const CLASS_COLOURS = { A: "teal", B: "blue", C: "gray" } as const;

const toBadge = ({ abcClass }: EvaluatedAccount) =>
  abcClass && (
    <Badge variant="light" color={CLASS_COLOURS[abcClass]} radius="sm">
      {abcClass}
    </Badge>
  );

interface AccountNameProps {
  readonly account: EvaluatedAccount;
  readonly why: string | null;
}

function AccountName({ account: { account, name }, why }: AccountNameProps) {
  return (
    <>
      <AccountLink code={account}>{name ?? account}</AccountLink>
      <Text size="xs" c="dimmed">
        {account}
        {why && ` · ${why}`}
      </Text>
    </>
  );
}

interface Written {
  readonly t: Translate<"accounts.why">;
  readonly format: Format;
}

/** The costs that turn an account into a loss; null where it earns. */
function whyLosing(
  { revenue, cost, costToServe, netProfit }: EvaluatedAccount,
  { t, format }: Written,
): string | null {
  if (netProfit >= 0 || revenue <= 0) return null;
  return t("accounts.why", {
    goods: format.percent(cost / revenue),
    serve: format.percent(costToServe / revenue),
  });
}
