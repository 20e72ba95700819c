import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/self.ts";
import { Facts } from "../../components/facts.tsx";
import { Page } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Checklist } from "./checklist.tsx";
import { HandedAccounts } from "./handed-accounts.tsx";
import { type VacancyView, vacancyQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";
import { SuccessorDialog } from "./successor-dialog.tsx";
import { VacancyActions } from "./vacancy-actions.tsx";
import { STATE_COLOURS } from "./vacancy-table.tsx";

/** One handover: territories and who stands in, who could follow, the checklist, the accounts. */
export function VacancyPage() {
  const { vacancyId } = useParams({ from: "/frame/vacancies/$vacancyId" });
  const t = useWords(repsWords);
  const view = useQuery(vacancyQuery(vacancyId));
  if (view.data === undefined) {
    return (
      <Page title={t("vacancies")}>
        <QueryView query={view}>{() => null}</QueryView>
      </Page>
    );
  }
  return <Handover view={view.data} />;
}

function Handover({ view }: { readonly view: VacancyView }) {
  const t = useWords(repsWords);
  const format = useFormat();
  const mayEdit = useMay("vacancies:edit");
  const { vacancy, counts } = view;
  const { startsOn, endsOn } = vacancy;
  const span =
    endsOn === null
      ? t("vacancy.from", { date: format.date(startsOn) })
      : t("vacancy.fromTo", { from: format.date(startsOn), to: format.date(endsOn) });
  return (
    <Page
      title={t("vacancy.of", { name: vacancy.repName ?? t("vacancy.unknown") })}
      lead={`${t(`cause.${vacancy.cause}`)}. ${span}`}
      actions={mayEdit && <VacancyActions vacancy={vacancy} />}
    >
      <Section
        title={t("vacancy.counts")}
        actions={
          <Badge variant="light" color={STATE_COLOURS[vacancy.state]} tt="none">
            {t(`state.${vacancy.state}`)}
          </Badge>
        }
      >
        <Facts
          facts={[
            { label: t("counts.accounts"), value: format.number(counts.accounts) },
            { label: t("counts.revenue"), value: format.money(counts.revenue) },
            { label: t("counts.openOpportunities"), value: format.number(counts.openOpportunities) },
            { label: t("counts.openAmount"), value: format.money(counts.openAmount) },
            { label: t("counts.plannedActivities"), value: format.number(counts.plannedActivities) },
            { label: t("counts.openChallenges"), value: format.number(counts.openChallenges) },
          ]}
        />
      </Section>
      <Territories view={view} />
      <Checklist view={view} />
      <HandedAccounts vacancyId={vacancy.id} />
    </Page>
  );
}

type CoveredTerritory = VacancyView["territories"][number];

function Territories({ view }: { readonly view: VacancyView }) {
  const t = useWords(repsWords);
  const [chosen, setChosen] = useState<CoveredTerritory | null>(null);
  if (view.territories.length === 0) return null;
  return (
    <Section title={t("vacancy.territories")}>
      <Stack gap="md">
        {view.territories.map((territory) => (
          <TerritoryLine
            key={territory.territoryId}
            territory={territory}
            onChoose={() => setChosen(territory)}
          />
        ))}
      </Stack>
      <SuccessorDialog vacancy={view.vacancy} territory={chosen} onClose={() => setChosen(null)} />
    </Section>
  );
}

interface TerritoryLineProps {
  readonly territory: CoveredTerritory;
  readonly onChoose: () => void;
}

function TerritoryLine({ territory, onChoose }: TerritoryLineProps) {
  const t = useWords(repsWords);
  const format = useFormat();
  const mayEdit = useMay("vacancies:edit");
  const { code, name, accounts, revenue, workloadHours, isSettled } = territory;
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2}>
        <Text fw={600}>
          {code} {name}
        </Text>
        <Text size="sm" c="dimmed">
          {t("territory.accounts", {
            count: format.number(accounts),
            revenue: format.shortMoney(revenue),
            hours: format.number(workloadHours),
          })}
        </Text>
        <Text size="sm">
          {t("territory.interim", { name: territory.interimRepName ?? "–" })} (
          {t(`by.${territory.interimBy}`)})
        </Text>
        {territory.successorRepName !== null && (
          <Text size="sm">
            {t("territory.successor", {
              name: territory.successorRepName,
              date: territory.successorFrom === null ? "–" : format.date(territory.successorFrom),
            })}
          </Text>
        )}
      </Stack>
      {isSettled ? (
        <Badge variant="light">{t("territory.settled")}</Badge>
      ) : (
        mayEdit && (
          <Button size="xs" variant="light" onClick={onChoose}>
            {t("territory.choose")}
          </Button>
        )
      )}
    </Group>
  );
}
