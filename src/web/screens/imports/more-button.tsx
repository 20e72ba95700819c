import { Button, Group } from "@mantine/core";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";

interface MoreButtonProps {
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** Below a list of which there is more. */
export function MoreButton({ isLoading, onMore }: MoreButtonProps) {
  const t = useWords(commonWords);
  return (
    <Group justify="center">
      <Button variant="light" loading={isLoading} onClick={onMore}>
        {t("loadMore")}
      </Button>
    </Group>
  );
}
