import { Alert, Button, Group, Text } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { kpiRegistryQuery } from "./evaluate-queries.ts";
import { pageOfToday } from "./snapshot-address.ts";
import { snapshotQuery } from "./snapshot-queries.ts";
import { snapshotWords } from "./snapshot-words.ts";
import { useEvaluate } from "./use-evaluate.ts";

/** Says that the page shows what was kept, of when it is, and what of it has lost its meaning. */
export function SnapshotNotice({ snapshotId }: { readonly snapshotId: string }) {
  const t = useWords(snapshotWords);
  const format = useFormat();
  const language = useLanguage();
  const { change } = useEvaluate();
  const { data } = useQuery(snapshotQuery(snapshotId));
  const { data: registry = [] } = useQuery(kpiRegistryQuery);
  if (data === undefined) return null;
  const { name, madeAt, outdatedKpis, request } = data;
  const elsewhere = pageOfToday(request.kind);
  const { from, until } = request.query;
  const named = outdatedKpis.map((key) => registry.find((kpi) => kpi.key === key)?.name[language] ?? key);
  return (
    <Alert
      variant="light"
      color={named.length > 0 ? "yellow" : "blue"}
      icon={<IconCamera aria-hidden />}
      title={t("kept.title", { name })}
    >
      <Text size="sm">{t("kept.text", { when: format.instant(madeAt) })}</Text>
      {named.length > 0 && <Text size="sm">{t("kept.outdated", { kpis: named.join(", ") })}</Text>}
      <Group gap="xs" mt="xs">
        {elsewhere === null ? (
          <Button size="xs" variant="light" onClick={() => change({ snapshot: undefined })}>
            {t("kept.now")}
          </Button>
        ) : (
          <LinkButton to={elsewhere} search={{ from, until }} size="xs" variant="light">
            {t("kept.now")}
          </LinkButton>
        )}
        <LinkButton to="/evaluate/snapshots" size="xs" variant="default">
          {t("kept.all")}
        </LinkButton>
      </Group>
    </Alert>
  );
}
