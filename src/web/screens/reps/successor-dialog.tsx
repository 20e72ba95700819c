import { Accordion, Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { CandidateItem, UnknownParts } from "../../components/candidate-item.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
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
          <UnknownParts parts={unknownParts} />
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

type Reason = "is-absent-rep" | "not-in-service" | "on-leave" | "other-sales-force" | "over-capacity";
/** The API types it as text. */
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
  const { repId, name, rank, score, parts } = candidate;
  return (
    <CandidateItem id={repId} name={name} rank={rank} isMarked={rank === 1} score={score} parts={parts}>
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
    </CandidateItem>
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
