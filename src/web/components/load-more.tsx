import { Button, Group } from "@mantine/core";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

interface LoadMoreProps {
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
}

/** Below a list that is read a page at a time. */
export function LoadMore({ pages }: LoadMoreProps) {
  const t = useWords(commonWords);
  if (!pages.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button variant="light" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t("loadMore")}
      </Button>
    </Group>
  );
}
