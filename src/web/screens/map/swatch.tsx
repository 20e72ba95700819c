import { useComputedColorScheme } from "@mantine/core";
import { DARK, LIGHT } from "../../map/map-colours.ts";
import classes from "./studio.module.css";
import { useStudio } from "./studio-context.ts";

/** A territory's colour on the map; its code always stands beside it. Below 0: white space. */
export function Swatch({ index }: { readonly index: number }) {
  const { colours } = useStudio();
  const palette = useComputedColorScheme("light") === "dark" ? DARK : LIGHT;
  const background = index < 0 ? palette.whiteSpace : palette.fills[colours[index] % palette.fills.length];
  return <span className={classes.swatch} style={{ background }} aria-hidden />;
}
