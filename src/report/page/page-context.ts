import { sayEngineWord } from "../engine-words.ts";
import type { PageData } from "../page-data.ts";
import { type Language, type Words, wordsByLanguage } from "../words.ts";
import type { Geometry } from "./decode-geometry.ts";
import { createNumberFormats, type NumberFormats } from "./format-numbers.ts";

export interface PageState {
  readonly language: Language;
  readonly dark: boolean;
  /** Unit index, −1 = none. */
  readonly selectedUnit: number;
  /** A unit chosen from a list may be too small to see: then the map goes to it. */
  readonly selectedFrom: "map" | "list";
  /** Territory index whose outline is stressed, −1 = none. */
  readonly focusedTerritory: number;
  readonly colourBy: "territory" | "deviation" | "district";
  readonly plan: "now" | "before";
  /** Index into data.measures. */
  readonly measure: number;
  readonly showAccounts: boolean;
}

/** What every part of the page works with: the data, the state, and the words and numbers of the current language. */
export interface PageContext {
  readonly data: PageData;
  readonly geometry: Geometry;
  readonly state: () => PageState;
  readonly change: (patch: Partial<PageState>) => void;
  /** Called after any of the named parts of the state changed. */
  readonly onChange: (keys: readonly (keyof PageState)[], listener: () => void) => void;
  readonly words: () => Words;
  readonly format: () => NumberFormats;
  /** A word of the engine's own (a plan, a method, "units") in the current language. */
  readonly engineWord: (text: string) => string;
  /** Says it to a screen reader. */
  readonly announce: (text: string) => void;
}

export function createPageContext(
  data: PageData,
  geometry: Geometry,
  initial: { readonly state: PageState; readonly announce: (text: string) => void },
): PageContext {
  let state = initial.state;
  let format = createNumberFormats(state.language);
  const listeners: { keys: readonly (keyof PageState)[]; listener: () => void }[] = [];
  return {
    data,
    geometry,
    state: () => state,
    change: (patch) => {
      const before = state;
      state = { ...state, ...patch };
      if (before.language !== state.language) format = createNumberFormats(state.language);
      for (const { keys, listener } of listeners) {
        if (keys.some((key) => before[key] !== state[key])) listener();
      }
    },
    onChange: (keys, listener) => {
      listeners.push({ keys, listener });
    },
    words: () => wordsByLanguage[state.language],
    format: () => format,
    engineWord: (text) => sayEngineWord(text, state.language),
    announce: initial.announce,
  };
}
