/** Area of a closed ring in its own unit squared; positive where it runs counter-clockwise on axes right and up. */
export function ringArea(ring: readonly (readonly number[])[]): number {
  let doubleArea = 0;
  for (let i = 1; i < ring.length; i++)
    doubleArea += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return doubleArea / 2;
}
