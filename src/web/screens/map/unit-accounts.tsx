import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { accountPointsQuery, deskAccount } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import { useStudio } from "./studio-context.ts";

/** Of more accounts the largest are shown. */
const MOST_ACCOUNTS = 20;

/** The accounts of the units that are selected: how one is reached without a pointer on the map. */
export function UnitAccounts({ units }: { readonly units: readonly number[] }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk, selectAccount } = useStudio();
  const [isAsked, setAsked] = useState(false);
  const query = useQuery({ ...accountPointsQuery, enabled: isAsked });
  const points = query.data;
  const found = useMemo(() => {
    if (points === undefined) return [];
    const codes = new Set(units.map((unit) => desk.layer.units.codes[unit]));
    return points.units
      .flatMap((code, i) => (code !== null && codes.has(code) ? [i] : []))
      .sort((a, b) => points.revenue[b] - points.revenue[a]);
  }, [points, units, desk]);
  if (!isAsked)
    return (
      <Button size="compact-xs" variant="light" w="fit-content" onClick={() => setAsked(true)}>
        {t("selection.accounts")}
      </Button>
    );
  return (
    <QueryView query={query} lines={3}>
      {(data) => (
        <Stack gap={4} align="flex-start">
          <Text size="xs" c="dimmed">
            {found.length === 0 ? t("selection.noAccounts") : t("selection.accounts")}
          </Text>
          {found.slice(0, MOST_ACCOUNTS).map((i) => (
            <Anchor
              key={data.codes[i]}
              component="button"
              fz="xs"
              ta="start"
              onClick={() => selectAccount(deskAccount(data, i, desk.layer.units.codes))}
            >
              {data.codes[i]} · {data.names[i]}
            </Anchor>
          ))}
          {found.length > MOST_ACCOUNTS && (
            <Text size="xs" c="dimmed">
              {t("selection.moreAccounts", { count: format.number(found.length - MOST_ACCOUNTS) })}
            </Text>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
