/** How to read a file of units. */
export interface UnitFileOptions {
  /** The property that holds each unit's code; without it the feature's own id counts. */
  readonly keyColumn?: string | undefined;
  /** The property that holds each unit's name; without it `name` or `nama`, else the code. */
  readonly nameColumn?: string | undefined;
  /** Which object of a TopoJSON file holds the units; needed only where several hold polygons. */
  readonly objectName?: string | undefined;
}
