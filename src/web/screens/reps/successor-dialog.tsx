import { Accordion, Alert, Badge, Button, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { Ranking, Vacancy, VacancyView } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

type CoveredTerritory = VacancyView["territories"][number];

interface SuccessorDialogProps {
  readonly vacancy: Vacancy;
  /** Null: it is closed. */
  readonly territory: CoveredTerritory | null;
  readonly onClose: () => void;
}

/** Who could take a territory over, best first, each with the parts of the score. */
export function SuccessorDialog({ vacancy, territory, onClose }: SuccessorDialogProps) {
  const t = useWords(repsWords);
  return (
    <Modal
      opened={territory !== null}
      onClose={onClose}
      size="lg"
      title={t("successors.title", { territory: territory ? `${territory.code} ${territory.name}` : "" })}
    >
      {territory !== null && <Candidates vacancy={vacancy} territory={territory} onClose={onClose} />}
    </Modal>
  );
}

interface CandidatesProps {
  readonly vacancy: Vacancy;
  readonly territory: CoveredTerritory;
  readonly onClose: () => void;
}

function Candidates({ vacancy, territory, onClose }: CandidatesProps) {
  const t = useWords(repsWords);
  const path = { vacancyId: vacancy.id, coveredTerritoryId: territory.territoryId };
  const ranking = useQuery({
    queryKey: ["vacancies", vacancy.id, "successors", territory.territoryId],
    queryFn: () =>
      dataOf(
        api.GET("/v1/vacancies/{vacancyId}/territories/{coveredTerritoryId}/successors", {
          params: { path },
        }),
      ),
  });
  const choose = useChoose(vacancy, territory, onClose);
  return (
    <QueryView query={ranking}>
      {({ ranked, excluded, unknownParts, isClear }) => (
        <Stack gap="sm">
          {isClear !== null && (
            <Alert variant="light" color={isClear ? "sea" : "yellow"}>
              {t(isClear ? "successors.clear" : "successors.unclear")}
            </Alert>
          )}
          {ranked.length === 0 && <Text size="sm">{t("successors.none")}</Text>}
          {unknownParts.length > 0 && (
            <Text size="sm" c="dimmed">
              {t("successors.unknown", { parts: unknownParts.map((part) => t(partKey(part))).join(", ") })}
            </Text>
          )}
          <Accordion variant="contained" defaultValue={ranked[0]?.repId ?? null}>
            {ranked.map((candidate) => (
              <Candidate
                key={candidate.repId}
                candidate={candidate}
                isBusy={choose.isPending}
                onChoose={choose.mutate}
              />
            ))}
          </Accordion>
          {excluded.length > 0 && (
            <Text size="sm" c="dimmed">
              {t("successors.excluded")}:{" "}
              {excluded.map(({ name, reason }) => `${name} (${t(reasonKey(reason))})`).join(", ")}
            </Text>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

type Part =
  | "continuity"
  | "industry"
  | "experience"
  | "headroom"
  | "proximity"
  | "products"
  | "language"
  | "team";
type Reason = "is-absent-rep" | "not-in-service" | "on-leave" | "other-sales-force" | "over-capacity";
/** The API types both as text. */
const partKey = (part: string) => `part.${part as Part}` as const;
const reasonKey = (reason: string) => `reason.${reason as Reason}` as const;

interface Choice {
  readonly as: "interim" | "successor";
  readonly repId: string;
}

interface CandidateProps {
  readonly candidate: Ranking["ranked"][number];
  readonly isBusy: boolean;
  readonly onChoose: (choice: Choice) => void;
}

function Candidate({ candidate, isBusy, onChoose }: CandidateProps) {
  const t = useWords(repsWords);
  const format = useFormat();
  const { repId, name, rank, score, parts } = candidate;
  return (
    <Accordion.Item value={repId}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Badge circle variant={rank === 1 ? "filled" : "default"}>
              {rank}
            </Badge>
            <Text fw={600}>{name}</Text>
          </Group>
          <Text size="sm">{t("successors.score", { score: format.number(score) })}</Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {parts.map(({ part, value, points, mostPoints }) => (
            <div key={part}>
              <Group justify="space-between">
                <Text size="sm">{t(partKey(part))}</Text>
                <Text size="sm" c="dimmed">
                  {format.number(points)} / {format.number(mostPoints)}
                  {value === null && ` (${t("part.unknown")})`}
                </Text>
              </Group>
              <Progress
                value={mostPoints > 0 ? (100 * points) / mostPoints : 0}
                aria-label={t(partKey(part))}
                color={value === null ? "gray" : "sea"}
              />
            </div>
          ))}
          <Group justify="flex-end" mt="xs">
            <Button
              variant="default"
              size="xs"
              loading={isBusy}
              onClick={() => onChoose({ as: "interim", repId })}
            >
              {t("successors.interim")}
            </Button>
            <Button size="xs" loading={isBusy} onClick={() => onChoose({ as: "successor", repId })}>
              {t("successors.choose")}
            </Button>
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function useChoose({ id, version }: Vacancy, { territoryId }: CoveredTerritory, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ as, repId }: Choice) => {
      const params = {
        path: { vacancyId: id, coveredTerritoryId: territoryId },
        header: ifMatch(version),
      };
      return as === "interim"
        ? dataOf(
            api.PUT("/v1/vacancies/{vacancyId}/territories/{coveredTerritoryId}/interim", {
              params,
              body: { repId },
            }),
          )
        : dataOf(
            api.PUT("/v1/vacancies/{vacancyId}/territories/{coveredTerritoryId}/successor", {
              params,
              body: { repId },
            }),
          );
    },
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["vacancies"] }),
  });
}
