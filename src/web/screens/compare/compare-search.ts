/** What of a comparison the URL holds. */
export interface CompareSearch {
  /** Id of the plan before. */
  readonly a?: string | undefined;
  /** Id of the plan after. */
  readonly b?: string | undefined;
  /** How the maps lie; left out: side by side. */
  readonly view?: "swipe" | undefined;
  /** Only accounts that leave or join the territory of this code. */
  readonly territory?: string | undefined;
  /** What the scenarios are held against their targets by; left out: the first measure of which there is something. */
  readonly measure?: string | undefined;
  /** Per cent that may change hands at most. */
  readonly most?: number | undefined;
}
