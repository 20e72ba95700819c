import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCode, IconKeyboard, IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api, dataOf } from "../api/client.ts";
import { useSelf } from "../api/self.ts";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";
import { chooseLanguage, LANGUAGES } from "../i18n/language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useAreas } from "./area.ts";
import { shellWords } from "./shell-words.ts";
import { openShortcutSheet } from "./shortcut-sheet.tsx";

const SCHEMES = ["light", "dark", "auto"] as const;

/** Who I am, how I want to see the page, and the way out. */
export function UserMenu() {
  const t = useWords(shellWords);
  const common = useWords(commonWords);
  const { member, organisation } = useSelf();
  const areas = useAreas();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const check = (isOn: boolean) => (isOn ? <IconCheck size={16} aria-hidden /> : <span />);
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={member.name} color="sea" variant="filled" size={34} radius="xl" aria-hidden />
          <VisuallyHidden>{t("userMenu", { name: member.name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt={6} fw={600} size="sm">
          {member.name}
        </Text>
        <Text px="sm" pb={6} size="xs" c="dimmed">
          {common(`role.${member.role}`)} · {organisation.name}
        </Text>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconShieldLock size={16} aria-hidden />}>
          {t("profile")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden />}
          onClick={() => openShortcutSheet(areas)}
          rightSection={<Text size="xs">?</Text>}
        >
          {t("shortcuts")}
        </Menu.Item>
        <Menu.Item component="a" href="/v1/docs" leftSection={<IconCode size={16} aria-hidden />}>
          {t("apiDocs")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("language")}</Menu.Label>
        {LANGUAGES.map((each) => (
          <Menu.Item
            key={each}
            onClick={() => chooseLanguage(each)}
            rightSection={check(each === language)}
            lang={each}
          >
            {t(`language.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t("scheme")}</Menu.Label>
        {SCHEMES.map((each) => (
          <Menu.Item
            key={each}
            onClick={() => setColorScheme(each)}
            rightSection={check(each === colorScheme)}
          >
            {t(`scheme.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Ends the session and forgets everything that was read in it. */
function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => dataOf(api.POST("/v1/auth/sign-out")),
    onSuccess: async () => {
      await navigate({ to: "/sign-in" });
      queryClient.clear();
    },
  });
}
