/** Units of each territory in ascending order; units with a negative entry (white space) belong to none. */
export function membersByTerritory(
  assignment: Int32Array,
  territoryCount: number,
): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: territoryCount }, () => []);
  assignment.forEach((territory, unit) => {
    if (territory >= 0) members[territory].push(unit);
  });
  return members;
}
