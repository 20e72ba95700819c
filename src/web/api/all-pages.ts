interface ReadPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Reads a list to its end, page by page. For lists of which there are tens or hundreds; longer ones are shown in pages. */
export async function allPages<Item>(
  read: (after: string | undefined) => Promise<ReadPage<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}
