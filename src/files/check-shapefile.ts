/** Record numbers and lengths of a .shp count in words of 16 bits (ESRI Shapefile Technical Description, 1998). */
const WORD = 2;
const SHP_HEADER = 100;
const SHP_RECORD_HEADER = 8;
const DBF_HEADER = 32;

/** What is wrong with the entries of a zipped shapefile, which its parser would pass over in silence. */
export interface ShapefileCheck {
  /** To be shown every entry of the zip. */
  readonly look: (name: string, content: Uint8Array) => void;
  /** One sentence for each damaged layer, once all entries were seen. */
  readonly faults: () => readonly string[];
}

/** A .shp that is cut off yields fewer units, and rows of a .dbf beside other shapes yield wrong ones: both are named. */
export function createShapefileCheck(): ShapefileCheck {
  const shapes = new Map<string, number | null>();
  const rows = new Map<string, number>();
  return {
    look: (name, content) => {
      const layer = name.replace(/\.[^.]*$/, "");
      if (isHidden(name)) return;
      if (/\.shp$/i.test(name)) shapes.set(layer, countShapes(content));
      if (/\.dbf$/i.test(name)) rows.set(layer, countRows(content));
    },
    faults: () =>
      [...shapes].flatMap(([layer, count]) => {
        if (count === null) return [`${layer}.shp is cut off or damaged`];
        const rowCount = rows.get(layer) ?? count;
        return rowCount === count
          ? []
          : [`${layer}.shp has ${count} shapes, but ${layer}.dbf ${rowCount} rows`];
      }),
  };
}

/** macOS adds ._ twins of every file. */
const isHidden = (name: string): boolean => /(^|\/)(__MACOSX\/|\._)/.test(name);

/** Null where the records do not fill the file to the length that its header tells. */
function countShapes(content: Uint8Array): number | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < SHP_HEADER || WORD * view.getInt32(24) !== content.length) return null;
  let count = 0;
  let offset = SHP_HEADER;
  while (offset + SHP_RECORD_HEADER <= content.length) {
    const length = WORD * view.getInt32(offset + 4);
    if (length <= 0) return null;
    offset += SHP_RECORD_HEADER + length;
    count++;
  }
  return offset === content.length ? count : null;
}

const countRows = (content: Uint8Array): number =>
  content.length < DBF_HEADER
    ? 0
    : new DataView(content.buffer, content.byteOffset, content.byteLength).getUint32(4, true);
