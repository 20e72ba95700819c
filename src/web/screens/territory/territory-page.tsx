import { Badge, Box, Button, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { IconLock, IconMap, IconPencil, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/self.ts";
import { usePages } from "../../api/use-pages.ts";
import { Facts } from "../../components/facts.tsx";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { usePageTitle } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { TerritoryGoals } from "../goals/territory-goals.tsx";
import { planQuery } from "../plans/plan-queries.ts";
import { StateBadge } from "../plans/state-badge.tsx";
import { useUnitNames } from "../plans/use-unit-names.ts";
import { EditTerritoryDialog } from "./edit-territory-dialog.tsx";
import { ItemList } from "./item-list.tsx";
import {
  readUnits,
  sheetQuery,
  type TerritoryPath,
  type TerritorySheet,
  territoryQuery,
  unitsKey,
} from "./territory-queries.ts";
import { territoryWords } from "./territory-words.ts";

/** One territory of a plan on a page: what it holds, who works it, what is to be reached, and its accounts. */
export function TerritoryPage() {
  const path = useParams({ from: "/frame/plans/$planId/territories/$territoryId" });
  const sheet = useQuery(sheetQuery(path));
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      <QueryView query={sheet} lines={8}>
        {(data) => <Sheet path={path} sheet={data} />}
      </QueryView>
    </Box>
  );
}

interface SheetProps {
  readonly path: TerritoryPath;
  readonly sheet: TerritorySheet;
}

const KINDS = ["goal", "action", "training", "department"] as const;

function Sheet({ path, sheet }: SheetProps) {
  const t = useWords(territoryWords);
  const format = useFormat();
  const { totals, items, territory } = sheet;
  usePageTitle(`${territory.code} ${territory.name}`);
  return (
    <Stack gap="lg">
      <SheetHead path={path} sheet={sheet} />
      <Section title={t("totals.title")}>
        <Facts
          facts={[
            { label: t("totals.units"), value: format.number(totals.units) },
            { label: t("totals.accounts"), value: format.number(totals.accounts) },
            { label: t("totals.revenue"), value: format.money(totals.revenue) },
            { label: t("totals.potential"), value: format.money(totals.potential) },
            { label: t("totals.workloadHours"), value: format.number(totals.workloadHours) },
          ]}
        />
      </Section>
      <Reps path={path} sheet={sheet} />
      <TerritoryGoals territoryId={path.territoryId} />
      <Section title={t("items.title")}>
        <Text size="sm" c="dimmed">
          {t("items.lead")}
        </Text>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {KINDS.map((kind) => (
            <ItemList key={kind} path={path} kind={kind} items={items.filter((item) => item.kind === kind)} />
          ))}
        </SimpleGrid>
      </Section>
      <TopAccounts accounts={sheet.topAccounts} />
      <Surroundings path={path} />
      <Units path={path} />
    </Stack>
  );
}

function SheetHead({ path, sheet: { plan, territory } }: SheetProps) {
  const t = useWords(territoryWords);
  const format = useFormat();
  const isEditable = useMay("plans:edit") && (plan.state === "draft" || plan.state === "in-review");
  const [isEditing, setEditing] = useState(false);
  return (
    <Stack gap="xs">
      <LinkAnchor to="/plans/$planId" params={{ planId: plan.id }} size="sm" w="fit-content">
        {plan.name}
      </LinkAnchor>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="sm">
            <Title order={1} size="h2">
              {territory.code} {territory.name !== territory.code && territory.name}
            </Title>
            <StateBadge state={plan.state} />
            {territory.isLocked && <IconLock size={18} role="img" aria-label={t("locked")} />}
          </Group>
          <Text size="sm" c="dimmed">
            {t("share", { share: format.number(territory.share) })}
          </Text>
        </div>
        <Group gap="xs" className="no-print">
          <LinkButton
            variant="default"
            to="/plans/$planId/map"
            params={{ planId: plan.id }}
            leftSection={<IconMap size={16} aria-hidden />}
          >
            {t("map")}
          </LinkButton>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t("print")}
          </Button>
          {isEditable && (
            <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          )}
        </Group>
      </Group>
      <EditTerritoryDialog
        path={path}
        territory={territory}
        isOpen={isEditing}
        onClose={() => setEditing(false)}
      />
    </Stack>
  );
}

function Reps({ path, sheet: { reps } }: SheetProps) {
  const t = useWords(territoryWords);
  const format = useFormat();
  const mayAssign = useMay("assignments:edit");
  return (
    <Section
      title={t("reps.title")}
      actions={
        mayAssign && (
          <LinkAnchor to="/plans/$planId/people" params={{ planId: path.planId }} size="sm">
            {t("reps.assign")}
          </LinkAnchor>
        )
      }
    >
      {reps.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("reps.empty")}
        </Text>
      )}
      {reps.map(({ repId, name, code, role, from, to }) => (
        <Group key={`${repId} ${from}`} gap="xs">
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <Badge variant="default" tt="none">
            {t(`reps.${role}`)}
          </Badge>
          <Text size="sm" c="dimmed">
            {code} ·{" "}
            {to === null
              ? t("reps.since", { date: format.date(from) })
              : t("reps.until", { from: format.date(from), to: format.date(to) })}
          </Text>
        </Group>
      ))}
    </Section>
  );
}

function TopAccounts({ accounts }: { accounts: TerritorySheet["topAccounts"] }) {
  const t = useWords(territoryWords);
  const format = useFormat();
  return (
    <Section title={t("accounts.title")}>
      {accounts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("accounts.empty")}
        </Text>
      ) : (
        <WideTable minWidthPixels={520} label={t("accounts.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("accounts.account")}</Table.Th>
              <Table.Th>{t("accounts.segment")}</Table.Th>
              <Table.Th ta="right">{t("accounts.revenue")}</Table.Th>
              <Table.Th ta="right">{t("accounts.potential")}</Table.Th>
              <Table.Th ta="right">{t("accounts.hours")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map(({ id, code, name, segment, revenue, potential, workloadHours }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }}>
                    {name}
                  </LinkAnchor>{" "}
                  <Text span size="xs" c="dimmed">
                    {code}
                  </Text>
                </Table.Td>
                <Table.Td>{segment}</Table.Td>
                <Table.Td ta="right">{format.shortMoney(revenue)}</Table.Td>
                <Table.Td ta="right">{format.shortMoney(potential)}</Table.Td>
                <Table.Td ta="right">{format.number(workloadHours)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}

function Surroundings({ path }: { path: TerritoryPath }) {
  const t = useWords(territoryWords);
  const format = useFormat();
  const view = useQuery(territoryQuery(path));
  return (
    <QueryView query={view} lines={2}>
      {({ neighbours, below }) => (
        <>
          {below.length > 0 && (
            <Section title={t("below.title")}>
              <Group gap="md">
                {below.map(({ id, code, name }) => (
                  <LinkAnchor
                    key={id}
                    to="/plans/$planId/territories/$territoryId"
                    params={{ planId: path.planId, territoryId: id }}
                  >
                    {code} {name !== code && name}
                  </LinkAnchor>
                ))}
              </Group>
            </Section>
          )}
          <Section title={t("neighbours.title")}>
            {neighbours.length === 0 && (
              <Text size="sm" c="dimmed">
                {t("neighbours.empty")}
              </Text>
            )}
            <Group gap="lg">
              {neighbours.map(({ territoryId, code, name, borderKm }) => (
                <Text key={territoryId} size="sm">
                  <LinkAnchor
                    to="/plans/$planId/territories/$territoryId"
                    params={{ planId: path.planId, territoryId }}
                  >
                    {code} {name !== code && name}
                  </LinkAnchor>{" "}
                  <Text span size="xs" c="dimmed">
                    {t("neighbours.border", { km: format.number(borderKm) })}
                  </Text>
                </Text>
              ))}
            </Group>
          </Section>
        </>
      )}
    </QueryView>
  );
}

function Units({ path }: { path: TerritoryPath }) {
  const t = useWords(territoryWords);
  const units = usePages(unitsKey(path), readUnits(path));
  const { data: plan } = useQuery(planQuery(path.planId));
  const nameOf = useUnitNames(plan?.layerId);
  // small cells of one place share its name
  const named = new Map<string, string[]>();
  for (const { unit } of units.rows) named.set(nameOf(unit), [...(named.get(nameOf(unit)) ?? []), unit]);
  return (
    <Section title={t("units.title")}>
      {units.data && units.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("units.empty")}
        </Text>
      )}
      <Group gap="xs">
        {[...named].map(([name, codes]) => (
          <Badge key={name} variant="default" tt="none" title={codes.join(" ")}>
            {codes.length > 1 ? `${name} × ${codes.length}` : name}
          </Badge>
        ))}
      </Group>
      <LoadMore pages={units} />
    </Section>
  );
}
