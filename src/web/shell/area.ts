import type { Icon } from "@tabler/icons-react";
import { type ComponentType, createContext, use } from "react";

/** Said in both languages; kept with the area, so that the navigation needs none of its screens. */
export interface Said {
  readonly id: string;
  readonly en: string;
}

export const GROUPS = ["work", "design", "evaluate", "manage"] as const;

/** An entry of the navigation and of the command menu. */
export interface AreaLink {
  /** Path of one of the area's routes, without parameters. */
  readonly to: string;
  readonly label: Said;
  readonly icon: Icon;
  readonly group: (typeof GROUPS)[number];
  /** Shown to members who may do this, as the operations name it: `plans:read`. Everybody where left out. */
  readonly right?: string;
  /** More words by which the command menu finds it. */
  readonly keywords?: string;
  /** In the command menu only. */
  readonly isHidden?: boolean;
}

/** A key that does something on some screen, for the sheet that `?` opens. */
export interface Shortcut {
  /** As Mantine's useHotkeys names them: `mod+Z`. */
  readonly keys: string;
  readonly label: Said;
}

/** What a folder of screens brings to the frame. */
export interface Area {
  readonly links: readonly AreaLink[];
  readonly shortcuts?: readonly Shortcut[];
  /** Small and always there: it stands in the header, as the plan switcher does. */
  readonly header?: ComponentType;
}

/** The areas that main.tsx put together; the frame reads them here, for it is their routes' parent and cannot import them. */
export const AreasContext = createContext<readonly Area[]>([]);
export const useAreas = () => use(AreasContext);
