import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { Facts } from "../../components/facts.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { balanceTerritories, leadingMeasure } from "../plans/balance-territories.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import { plansQuery, territoriesQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { useWhiteSpace } from "../plans/use-white-space.ts";
import { BALANCE_LIMIT } from "./balance-limit.ts";
import { homeWords } from "./home-words.ts";

/** The plan that holds today, in a few figures. */
export function InForce() {
  const t = useWords(homeWords);
  const format = useFormat();
  const held = useQuery(heldPlansQuery);
  return (
    <Section title={t("inForce")}>
      <QueryView query={held} lines={3}>
        {([plan]) =>
          plan === undefined ? (
            <Text size="sm" c="dimmed">
              {t("noPlan")}
            </Text>
          ) : (
            <>
              <Text size="sm">
                {t("inForceSince", { name: plan.planName, date: format.date(plan.from) })}
              </Text>
              <Figures planId={plan.planId} />
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

function Figures({ planId }: { readonly planId: string }) {
  const t = useWords(homeWords);
  const plansT = useWords(plansWords);
  const format = useFormat();
  const plans = useQuery(plansQuery);
  const territories = useQuery(territoriesQuery(planId));
  const whiteSpace = useWhiteSpace(planId);
  return (
    <QueryView query={plans} lines={3}>
      {(all) => (
        <QueryView query={territories} lines={3}>
          {(rows) => {
            const plan = all.find(({ id }) => id === planId);
            const measure = leadingMeasure(rows, plan);
            const measured = balanceTerritories(rows, measure, whiteSpace.totals).filter(
              ({ target }) => target !== null,
            );
            const within = measured.filter(({ deviation }) => Math.abs(deviation ?? 0) <= BALANCE_LIMIT);
            const sum = (read: (totals: (typeof rows)[number]["totals"]) => number) =>
              measured.reduce((total, { territory }) => total + read(territory.totals), 0);
            return (
              <Facts
                facts={[
                  { label: t("territories"), value: format.number(measured.length) },
                  {
                    label: t("withinBand", { measure: nameMeasure(measure, plansT) }),
                    value: `${within.length} / ${measured.length}`,
                  },
                  { label: t("accounts"), value: format.number(sum(({ accounts }) => accounts)) },
                  { label: t("revenue"), value: format.shortMoney(sum(({ revenue }) => revenue)) },
                ]}
              />
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
