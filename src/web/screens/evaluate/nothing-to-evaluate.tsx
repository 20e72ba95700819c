import { Button } from "@mantine/core";
import { IconDatabaseImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../components/empty-state.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { evaluateWords } from "./evaluate-words.ts";

/** In place of figures of a period in which nothing was recorded. */
export function NothingToEvaluate() {
  const t = useWords(evaluateWords);
  return (
    <EmptyState icon={IconDatabaseImport} title={t("empty")} text={t("empty.text")}>
      <Button component={Link} to="/imports" variant="light" mt="xs">
        {t("empty.import")}
      </Button>
    </EmptyState>
  );
}
