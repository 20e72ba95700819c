import {
  type CSSVariablesResolver,
  createTheme,
  DEFAULT_THEME,
  darken,
  type MantineColorsTuple,
  mergeThemeOverrides,
} from "@mantine/core";

/** Deep sea green; shade 7 on white and shade 4 on the dark background both have more than 4.5:1. */
const sea: MantineColorsTuple = [
  "#e8f7f5",
  "#d3ebe8",
  "#a5d7d1",
  "#73c2b9",
  "#4ab0a5",
  "#2f9a8f",
  "#17857b",
  "#0b6e69",
  "#075955",
  "#034541",
];

/** Blue-black rather than grey, so that a map stands out of it. */
const dark: MantineColorsTuple = [
  "#dbe2e8",
  "#b6c1cb",
  "#8f9dab",
  "#6a7987",
  "#465462",
  "#33404c",
  "#252f39",
  "#1a222a",
  "#141a21",
  "#0d1217",
];

const theme = createTheme({
  colors: { sea, dark },
  primaryColor: "sea",
  primaryShade: 7,
  autoContrast: true,
  fontFamily: "Inter, system-ui, sans-serif",
  headings: { fontFamily: "Inter, system-ui, sans-serif", fontWeight: "600" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  // compact: this is a tool, read all day
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  components: {
    Badge: { defaultProps: { tt: "none" } },
    Button: {
      defaultProps: { size: "sm" },
      // its transition would put it in the middle, and there is none for who wants less motion
      styles: { loader: { transform: "translate(-50%, -50%)" } },
    },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: "sm" } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true } },
  },
});

/** The look, with what stands on icons only: `close` is the name of every button that closes something. */
export const themeNaming = ({ close }: { readonly close: string }) =>
  mergeThemeOverrides(
    theme,
    createTheme({ components: { CloseButton: { defaultProps: { "aria-label": close } } } }),
  );

/** Shade 9 on shade 1 has 3.6:1 in orange and less in yellow: two fifths darker, all have more than 4.5:1. */
const textOnLight = Object.fromEntries(
  Object.entries(DEFAULT_THEME.colors).map(([name, shades]) => [
    `--mantine-color-${name}-light-color`,
    darken(shades[9], 0.4),
  ]),
);

/** Mantine's grey of secondary text has 3.3:1 on white; ours has 7:1 in light and 6:1 in dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...textOnLight,
    "--mantine-color-dimmed": "#4b5763",
    "--mantine-color-placeholder": "#66727e",
    "--mantine-color-error": "#c2261f",
    "--mantine-color-anchor": "#0b6e69",
  },
  dark: {
    // Mantine's tints of these are darker than what they lie on
    "--mantine-color-sea-light": "#0f3d3a",
    "--mantine-color-sea-light-hover": "#14504b",
    "--mantine-color-sea-light-color": "#a5d7d1",
    "--mantine-color-gray-light": "#33404c",
    "--mantine-color-gray-light-hover": "#465462",
    "--mantine-color-gray-light-color": "#dbe2e8",
    "--mantine-color-dimmed": "#a7b4c0",
    "--mantine-color-placeholder": "#8f9dab",
    "--mantine-color-error": "#ff8787",
    "--mantine-color-anchor": "#73c2b9",
  },
});
