import { AppShell, Burger, Group, Text, UnstyledButton } from "@mantine/core";
import { useDidUpdate, useDisclosure, useHotkeys, useLocalStorage, useReducedMotion } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { selfQuery } from "../api/self.ts";
import { useWords } from "../i18n/define-words.ts";
import { useAreas } from "./area.ts";
import { CommandMenu } from "./command-menu.tsx";
import classes from "./frame.module.css";
import { Logo } from "./logo.tsx";
import { Navigation } from "./navigation.tsx";
import { SchemeSwitch } from "./scheme-switch.tsx";
import { shellWords } from "./shell-words.ts";
import { openShortcutSheet } from "./shortcut-sheet.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { UserMenu } from "./user-menu.tsx";

const CONTENT_ID = "content";
const HEADER_PIXELS = 52;
const NAVIGATION_PIXELS = { wide: 216, narrow: 60 };

/** Header and navigation around every screen of who is signed in. */
export function Frame() {
  const t = useWords(shellWords);
  const areas = useAreas();
  const { data: self } = useQuery(selfQuery);
  const { href, pathname } = useLocation();
  const [isOpen, { toggle, close }] = useDisclosure();
  const [isNarrow, setNarrow] = useLocalStorage({ key: "wilayah-narrow-navigation", defaultValue: false });
  // the menu of a phone closes when the page changes
  useDidUpdate(close, [pathname]);
  const isStill = useReducedMotion();
  useKeptFocus(CONTENT_ID);
  useHotkeys([["?", () => openShortcutSheet(areas)]]);
  if (self === null) return <Navigate to="/sign-in" search={{ returnTo: href }} />;
  const width = isNarrow ? NAVIGATION_PIXELS.narrow : NAVIGATION_PIXELS.wide;
  return (
    <AppShell
      transitionDuration={isStill ? 0 : 200}
      header={{ height: HEADER_PIXELS }}
      navbar={{
        width: { base: NAVIGATION_PIXELS.wide, sm: width },
        breakpoint: "sm",
        collapsed: { mobile: !isOpen },
      }}
    >
      <a href={`#${CONTENT_ID}`} className={`${classes.skip} no-print`}>
        {t("skip")}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(isOpen ? "closeMenu" : "openMenu")}
              aria-expanded={isOpen}
            />
            <UnstyledButton component={Link} to="/" aria-label="Wilayah" className={classes.brand}>
              <Logo />
              <Text component="span" fw={700} visibleFrom="md">
                Wilayah
              </Text>
            </UnstyledButton>
            {areas.map(({ header: Item }, index) => Item && <Item key={String(index)} />)}
          </Group>
          <Group gap={6} wrap="nowrap">
            <SearchButton label={t("commands")} />
            <SchemeSwitch />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navigation}>
        <Navigation isNarrow={isNarrow && !isOpen} onNarrow={setNarrow} />
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT_ID} tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      <CommandMenu />
    </AppShell>
  );
}

function SearchButton({ label }: { readonly label: string }) {
  return (
    <UnstyledButton className={classes.search} onClick={spotlight.open}>
      <IconSearch size={16} aria-hidden />
      <span className={classes.searchLabel}>{label}</span>
      <Text component="kbd" size="xs" visibleFrom="sm" className={classes.key} aria-hidden>
        {/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K"}
      </Text>
    </UnstyledButton>
  );
}
