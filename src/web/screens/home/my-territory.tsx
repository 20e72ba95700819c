import { Alert, Group, Stack, Text } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Facts } from "../../components/facts.tsx";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { plansQuery, type TerritoryWithTotals, territoriesQuery } from "../plans/plan-queries.ts";
import { sheetQuery } from "../territory/territory-queries.ts";
import { AccountSignals } from "./account-signals.tsx";
import { homeWords } from "./home-words.ts";
import { useAccountSignals } from "./use-account-signals.ts";

/** For a rep: what is theirs today, and what a plan under review would change. */
export function MyTerritory() {
  const t = useWords(homeWords);
  const held = useQuery(heldPlansQuery);
  return (
    <>
      <Coming />
      <MyAttention />
      {held.isPending && <LoadingLines count={6} />}
      {held.data?.length === 0 && (
        <EmptyState icon={IconMapOff} title={t("noTerritory")} text={t("noTerritoryText")} />
      )}
      {held.data?.map(({ planId }) => (
        <InPlan key={planId} planId={planId} />
      ))}
    </>
  );
}

/** Accounts of mine that ask to be looked at; nothing where there are none. */
function MyAttention() {
  const t = useWords(homeWords);
  const { signals } = useAccountSignals({ enabled: true });
  if (signals.length === 0) return null;
  return (
    <Section title={t("attention")}>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        <AccountSignals signals={signals} />
      </Stack>
    </Section>
  );
}

/** Plans under review that I see concern me: only those of my sales force are shown to me. */
function Coming() {
  const t = useWords(homeWords);
  const { data: plans = [] } = useQuery(plansQuery);
  return plans
    .filter(({ state }) => state === "in-review")
    .map(({ id, name }) => (
      <Alert key={id} variant="light" title={t("coming")}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t("comingText", { name })}</Text>
          <LinkButton to="/plans/$planId/review" params={{ planId: id }} size="xs">
            {t("see")}
          </LinkButton>
        </Stack>
      </Alert>
    ));
}

function InPlan({ planId }: { readonly planId: string }) {
  const t = useWords(homeWords);
  const territories = useQuery(territoriesQuery(planId));
  return (
    <QueryView query={territories} lines={6}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={IconMapOff} title={t("noTerritory")} text={t("noTerritoryText")} />
        ) : (
          rows.map((territory) => <Territory key={territory.id} planId={planId} territory={territory} />)
        )
      }
    </QueryView>
  );
}

interface TerritoryProps {
  readonly planId: string;
  readonly territory: TerritoryWithTotals;
}

function Territory({ planId, territory }: TerritoryProps) {
  const t = useWords(homeWords);
  const format = useFormat();
  const { id, code, name, totals } = territory;
  return (
    <Section title={`${t("mine")}: ${code} ${name}`}>
      <Facts
        facts={[
          { label: t("accounts"), value: format.number(totals.accounts) },
          { label: t("revenue"), value: format.shortMoney(totals.revenue) },
          { label: t("workload"), value: t("hours", { hours: format.number(totals.workloadHours) }) },
        ]}
      />
      <TopAccounts planId={planId} territoryId={id} />
      <Group gap="xs">
        <LinkButton to="/accounts" search={{ territoryId: id }} variant="default" size="xs">
          {t("allAccounts")}
        </LinkButton>
        <LinkButton
          to="/plans/$planId/territories/$territoryId"
          params={{ planId, territoryId: id }}
          variant="default"
          size="xs"
        >
          {t("onePage")}
        </LinkButton>
        <LinkButton
          to="/plans/$planId/review"
          params={{ planId }}
          search={{ territory: code }}
          variant="default"
          size="xs"
        >
          {t("challenge")}
        </LinkButton>
      </Group>
    </Section>
  );
}

function TopAccounts({ planId, territoryId }: { readonly planId: string; readonly territoryId: string }) {
  const t = useWords(homeWords);
  const format = useFormat();
  const page = useQuery(sheetQuery({ planId, territoryId }));
  return (
    <QueryView query={page} lines={4}>
      {({ topAccounts }) => (
        <Stack gap={6}>
          <Text size="sm" fw={600}>
            {t("topAccounts")}
          </Text>
          {topAccounts.slice(0, 5).map(({ id, name, revenue }) => (
            <Group key={id} justify="space-between" gap="xs">
              <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }} size="sm">
                {name}
              </LinkAnchor>
              <Text size="sm" style={{ fontVariantNumeric: "tabular-nums" }}>
                {format.money(revenue)}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </QueryView>
  );
}
