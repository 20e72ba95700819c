import { Box, Card, Center, Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { usePageTitle } from "../../components/page.tsx";
import { chooseLanguage, LANGUAGES } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Logo } from "../../shell/logo.tsx";
import { SchemeSwitch } from "../../shell/scheme-switch.tsx";
import classes from "./outside-page.module.css";

interface OutsidePageProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A card in the middle, for who has no frame yet. */
export function OutsidePage({ title, lead, children }: OutsidePageProps) {
  usePageTitle(title);
  return (
    <Box className={classes.page}>
      <Group justify="space-between" p="sm" component="header">
        <Group gap="xs">
          <Logo />
          <Text fw={700}>Wilayah</Text>
        </Group>
        <Group gap="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </Group>
      <Center component="main" p="sm" pb="xl">
        <Card withBorder shadow="sm" padding="lg" w="100%" maw={440}>
          <Stack>
            <Box>
              <Title order={1} size="h3">
                {title}
              </Title>
              {lead && (
                <Text size="sm" c="dimmed">
                  {lead}
                </Text>
              )}
            </Box>
            {children}
          </Stack>
        </Card>
      </Center>
    </Box>
  );
}

const NAMES = { id: "Indonesia", en: "English" };

function LanguageSwitch() {
  const language = useLanguage();
  return (
    <Group gap={2}>
      {LANGUAGES.map((each) => (
        <UnstyledButton
          key={each}
          className={classes.language}
          aria-pressed={each === language}
          onClick={() => chooseLanguage(each)}
          lang={each}
        >
          {NAMES[each]}
        </UnstyledButton>
      ))}
    </Group>
  );
}
