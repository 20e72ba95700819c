/** A count with its words in the right number: `counted(1, "row has", "rows have")` is "1 row has". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
