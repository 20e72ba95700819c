import { parseZip } from "shpjs";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { checkZip } from "./check-zip.ts";

/** The GeoJSON in a zipped shapefile, in degrees; decode-shapefile-units.ts judges it. Problems: IMP-206, IMP-207 (the zip), IMP-281. */
export async function parseShapefile(bytes: Uint8Array, file: string): Promise<Outcome<unknown>> {
  const unsound = await checkZip(bytes, file);
  if (unsound) return failure([unsound]);
  try {
    return success(await parseZip(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure([
      {
        code: "IMP-281",
        where: { file },
        cause: `the zip holds no shapefile that can be read: ${reason}`,
        fix: "zip the .shp, .shx, .dbf and .prj files together, without folders of other data",
      },
    ]);
  }
}
