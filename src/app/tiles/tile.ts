/** An answer to whoever asks for a tile. */
export interface Tile {
  /** Names what the tile was cut from: the same tag, the same tile. */
  readonly tag: string;
  /** Whether outlines of the newest version are still being derived; those that changed are left out until then. */
  readonly isPending: boolean;
  /** `unchanged`: the asker has it; null: nothing lies in it. Else a Mapbox vector tile. */
  readonly content: Uint8Array | null | "unchanged";
}

/** First part of every tag: a release that draws tiles in another way counts on. */
export const TILE_FORMAT = "t2";
