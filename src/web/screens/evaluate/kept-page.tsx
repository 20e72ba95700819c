import { Box, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { usePageTitle } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { EvaluatePages } from "./evaluate-frame.tsx";
import { FigureDrawer } from "./figure-drawer.tsx";
import { KeptPerformance } from "./kept-performance.tsx";
import { KeptPriorities } from "./kept-priorities.tsx";
import { KeptTrend } from "./kept-trend.tsx";
import { SnapshotNotice } from "./snapshot-notice.tsx";
import { type Snapshot, snapshotQuery } from "./snapshot-queries.ts";
import { snapshotWords } from "./snapshot-words.ts";
import { useEvaluate } from "./use-evaluate.ts";

/** Kept figures of which no page reckons the like alone, as they were then. */
export function KeptPage() {
  const { snapshot } = useEvaluate().search;
  return snapshot === undefined ? (
    <Navigate to="/evaluate/snapshots" replace />
  ) : (
    <Kept snapshotId={snapshot} />
  );
}

function Kept({ snapshotId }: { readonly snapshotId: string }) {
  const t = useWords(snapshotWords);
  const query = useQuery(snapshotQuery(snapshotId));
  usePageTitle(t("list"));
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      <Stack gap="md">
        <Title order={1} size="h2">
          {query.data ? t(`kind.${query.data.request.kind}`) : t("list")}
        </Title>
        <EvaluatePages />
        <SnapshotNotice snapshotId={snapshotId} />
        <QueryView query={query} lines={8}>
          {(kept) => <Figures kept={kept} />}
        </QueryView>
      </Stack>
      <FigureDrawer />
    </Box>
  );
}

function Figures({ kept: { request, result } }: { readonly kept: Snapshot }) {
  switch (request.kind) {
    case "trend":
      return <KeptTrend trend={result as Parameters<typeof KeptTrend>[0]["trend"]} by={request.query.by} />;
    case "performance":
      return <KeptPerformance evaluation={result as Parameters<typeof KeptPerformance>[0]["evaluation"]} />;
    case "priorities":
      return <KeptPriorities priorities={result as Parameters<typeof KeptPriorities>[0]["priorities"]} />;
    default:
      throw new Error(`got a snapshot of ${request.kind}, expected one that no other page shows`);
  }
}
