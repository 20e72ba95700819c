import { Button, Collapse, Group, List, Table, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { periodOf } from "../evaluate/period.ts";
import { useCalendar } from "../evaluate/use-calendar.ts";
import { productOpeningsWords } from "./product-openings-words.ts";

type Openings = components["schemas"]["ProductOpenings"];

/** With fewer peers a share says nothing. */
const LEAST_PEERS = 5;
const FIRST_SHOWN = 5;

/** What customers most like an account bought in the last twelve months and it did not. */
export function ProductOpenings({ accountId }: { readonly accountId: string }) {
  const t = useWords(productOpeningsWords);
  const format = useFormat();
  const period = periodOf("last-12-months", useCalendar());
  const isAllowed = useMay("evaluations:read");
  const openings = useQuery({
    queryKey: ["accounts", accountId, "product-openings", period],
    queryFn: () =>
      dataOf(
        api.GET("/v1/accounts/{accountId}/product-openings", {
          params: { path: { accountId }, query: { ...period } },
        }),
      ),
    enabled: isAllowed,
  });
  if (!isAllowed) return null;
  const { data } = openings;
  const lead = data && {
    count: data.peers.length,
    from: format.date(data.from),
    until: format.date(addDays(data.until as CivilDate, -1)),
  };
  return (
    <Section title={t("title")} lead={lead && t("lead", lead)}>
      <QueryView query={openings}>{(found) => <Found openings={found} />}</QueryView>
    </Section>
  );
}

function Found({ openings: { peers, openings } }: { readonly openings: Openings }) {
  const t = useWords(productOpeningsWords);
  const [isWhole, { open }] = useDisclosure();
  const [hasPeers, { toggle }] = useDisclosure();
  if (peers.length < LEAST_PEERS)
    return <Text size="sm">{t("few", { count: peers.length, least: LEAST_PEERS })}</Text>;
  const shown = isWhole ? openings : openings.slice(0, FIRST_SHOWN);
  return (
    <>
      {openings.length === 0 ? (
        <Text size="sm">{t("none")}</Text>
      ) : (
        <OpeningTable openings={shown} peers={peers.length} />
      )}
      <Group gap="xs">
        {shown.length < openings.length && (
          <Button variant="light" size="xs" onClick={open}>
            {t("more", { count: openings.length })}
          </Button>
        )}
        <Button variant="subtle" size="xs" aria-expanded={hasPeers} onClick={toggle}>
          {t(hasPeers ? "hide" : "show")}
        </Button>
      </Group>
      <Collapse expanded={hasPeers}>
        <Peers peers={peers} />
      </Collapse>
    </>
  );
}

interface OpeningTableProps extends Pick<Openings, "openings"> {
  readonly peers: number;
}

function OpeningTable({ openings, peers }: OpeningTableProps) {
  const t = useWords(productOpeningsWords);
  const format = useFormat();
  return (
    <WideTable minWidthPixels={420} label={t("title")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("product")}</Table.Th>
          <Table.Th>{t("buyers")}</Table.Th>
          <Table.Th ta="right">
            <Tooltip label={t("median.help")}>
              <span>{t("median")}</span>
            </Tooltip>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {openings.map(({ product, name, buyers, interval, medianRevenue }) => (
          <Table.Tr key={product}>
            <Table.Td>
              <Text size="sm" fw={500}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {product}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{t("buyers.of", { buyers, peers })}</Text>
              <Text size="xs" c="dimmed">
                {t("interval", { low: format.percent(interval.low), high: format.percent(interval.high) })}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{format.shortMoney(medianRevenue)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

/** Whom it was compared with: the rows behind the shares. */
function Peers({ peers }: Pick<Openings, "peers">) {
  const t = useWords(productOpeningsWords);
  const format = useFormat();
  return (
    <List size="sm" aria-label={t("peers")}>
      {peers.map(({ account, name, similarity }) => (
        <List.Item key={account}>
          <LinkAnchor to="/accounts" search={{ search: account }} size="sm">
            {name} ({account})
          </LinkAnchor>
          , {t("similarity")} {format.percent(similarity)}
        </List.Item>
      ))}
    </List>
  );
}
