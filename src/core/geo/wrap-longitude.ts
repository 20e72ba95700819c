/** The same meridian in [−180, 180): also brings a difference of longitudes to the short way round. Degrees. */
export function wrapLongitude(degrees: number): number {
  if (degrees >= -180 && degrees < 180) return degrees;
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
