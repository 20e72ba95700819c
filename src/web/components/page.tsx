import { Box, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

interface PageProps {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly lead?: string;
  /** Beside the title: the page's main buttons. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that scrolls: its title (of the document too), its main buttons, its content. The map has a frame of its own. */
export function Page({ title, lead, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end" gap="sm">
          <Box>
            <Title order={1} size="h2">
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" size="sm" maw={640}>
                {lead}
              </Text>
            )}
          </Box>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Box>
  );
}

/** Names the document, for tabs, history and screen readers. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Wilayah`;
  }, [title]);
}

/** Where something is being fetched: grey lines in its place, and one word for who cannot see them. */
export function LoadingLines({ count = 4 }: { readonly count?: number }) {
  const t = useWords(commonWords);
  return (
    <Stack gap="sm" role="status" aria-label={t("loading")}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content
        <Skeleton key={index} height={28} radius="sm" width={`${100 - ((index * 13) % 40)}%`} />
      ))}
    </Stack>
  );
}
