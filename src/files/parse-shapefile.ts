import { parseZip } from "shpjs";
import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { MAXIMUM_POSITIONS, tooManyPositions } from "../core/import/position-limit.ts";
import { createShapefileCheck } from "./check-shapefile.ts";
import { checkZip } from "./check-zip.ts";

/** Two doubles. */
const POSITION_BYTES = 16;

/** The GeoJSON in a zipped shapefile, in degrees; decode-shapefile-units.ts judges it. Problems: IMP-206, IMP-207 (the zip), IMP-151, IMP-281. */
export async function parseShapefile(bytes: Uint8Array, file: string): Promise<Outcome<unknown>> {
  const check = createShapefileCheck();
  let shapeBytes = 0;
  const look = (name: string, content: Uint8Array) => {
    if (/\.shp$/i.test(name)) shapeBytes += content.length;
    check.look(name, content);
  };
  const unsound = await checkZip(bytes, file, { onEntry: look });
  if (unsound) return failure([unsound]);
  if (shapeBytes > MAXIMUM_POSITIONS * POSITION_BYTES) return failure([tooManyPositions(file)]);
  const faults = check.faults();
  if (faults.length > 0)
    return failure(
      faults.map((fault) => unreadable(file, fault, "export the shapefile again, and zip all its files")),
    );
  try {
    return success(await parseZip(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fix = "zip the .shp, .shx, .dbf and .prj files together, without folders of other data";
    return failure([unreadable(file, `the zip holds no shapefile that can be read: ${reason}`, fix)]);
  }
}

const unreadable = (file: string, cause: string, fix: string): Problem => ({
  code: "IMP-281",
  where: { file },
  cause,
  fix,
});
