import { Avatar, Group, Tooltip, UnstyledButton } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { useWords } from "../../i18n/define-words.ts";
import { mapWords } from "./map-words.ts";
import { useStudio } from "./studio-context.ts";

/** How often this page tells that somebody sits before it; the server forgets it after three times that. */
const TELL_MILLISECONDS = 10_000;

export type Others = components["schemas"]["PlanPresence"]["others"];

const presenceQuery = (planId: string, territory: string | null) =>
  queryOptions({
    queryKey: ["presence", planId],
    queryFn: async () => {
      const params = { path: { planId } };
      return (await dataOf(api.PUT("/v1/plans/{planId}/presence", { params, body: { territory } }))).others;
    },
    gcTime: 0,
  });

/** Who else has this plan under their hands, as was last heard; asks nobody. */
export function useOthers(): Others {
  const { desk } = useStudio();
  const { data = [] } = useQuery({ ...presenceQuery(desk.plan.planId, null), enabled: false });
  return data;
}

/** The others on this plan, and where; a click goes there. Tells them of me as long as it is shown. */
export function Presence() {
  const t = useWords(mapWords);
  const { desk, target, setSearch, map } = useStudio();
  const mine = target === null || target < 0 ? null : desk.territories[target].code;
  const { data: others = [] } = useQuery({
    ...presenceQuery(desk.plan.planId, mine),
    refetchInterval: TELL_MILLISECONDS,
    retry: false,
  });
  const goTo = (code: string) => {
    const index = desk.territories.findIndex((territory) => territory.code === code);
    if (index < 0) return;
    setSearch({ territory: code });
    map?.show([...desk.assignment.keys()].filter((unit) => desk.assignment[unit] === index));
  };
  if (others.length === 0) return null;
  return (
    <Group gap={4} wrap="nowrap" component="ul" aria-label={t("presence.label")} m={0} p={0}>
      {others.map(({ memberId, name, territory }) => {
        const where =
          territory === null ? t("presence.here", { name }) : t("presence.at", { name, territory });
        return (
          <li key={memberId} style={{ display: "flex" }}>
            <Tooltip label={where}>
              <UnstyledButton
                aria-label={where}
                disabled={territory === null}
                onClick={() => territory !== null && goTo(territory)}
              >
                <Avatar size={26} radius="xl" name={name} color="initials" aria-hidden />
              </UnstyledButton>
            </Tooltip>
          </li>
        );
      })}
    </Group>
  );
}

/** In a row of the list: who else looks at this territory. */
export function PresentAt({ code, others }: { readonly code: string; readonly others: Others }) {
  const t = useWords(mapWords);
  return others
    .filter(({ territory }) => territory === code)
    .map(({ memberId, name }) => {
      const where = t("presence.at", { name, territory: code });
      return (
        <Tooltip key={memberId} label={where}>
          <Avatar size={18} radius="xl" name={name} color="initials" role="img" aria-label={where} />
        </Tooltip>
      );
    });
}
