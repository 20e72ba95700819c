declare module "polylabel" {
  /** Pole of inaccessibility of a polygon in plane coordinates; `distance` to its outline in the same unit, > 0 inside. */
  function polylabel(
    polygon: readonly (readonly (readonly [number, number])[])[],
    precision?: number,
  ): [number, number] & { distance: number };

  export = polylabel;
}
