/** Lists, page after page. */

/** One page of any list. */
export interface Page<Item> {
  data: Item[];
  next_cursor: string | null;
}

/** A generated function that lists something: `listEntries`, `listPosts`, … */
export type List = (options: never) => Promise<{ data: Page<unknown> | undefined }>;

type OptionsOf<L extends List> = NonNullable<Parameters<L>[0]>;
type PageOf<L extends List> = NonNullable<Awaited<ReturnType<L>>['data']>;
type ItemOf<L extends List> = PageOf<L>['data'][number];

/**
 * Every page of a list, asked for as they are needed: `for await (const page of pages(listEntries, { client, path }))`.
 *
 * Throws the problem that the server answers. The filters stay those of the first page, as the cursor wants it.
 */
export async function* pages<L extends List>(list: L, options: OptionsOf<L>): AsyncGenerator<PageOf<L>, void> {
  // The parameters of a generic function are known from outside only (`OptionsOf`): here they are what every list has.
  const ask = list as unknown as (options: object) => Promise<{ data: PageOf<L> }>;
  const first = options as { query?: { cursor?: string } };
  for (let cursor: string | null | undefined = first.query?.cursor; cursor !== null; ) {
    const { data: page } = await ask({ ...first, query: { ...first.query, cursor }, throwOnError: true });
    yield page;
    cursor = page.next_cursor;
  }
}

/** Every item of a list, across its pages: `for await (const entry of items(listEntries, { client, path }))`. */
export async function* items<L extends List>(list: L, options: OptionsOf<L>): AsyncGenerator<ItemOf<L>, void> {
  for await (const page of pages(list, options)) {
    yield* page.data;
  }
}

/** For the generated `…InfiniteOptions` of TanStack Query: `{ ...listEntriesInfiniteOptions(…), getNextPageParam }`. */
export function getNextPageParam(page: Page<unknown>): string | undefined {
  return page.next_cursor ?? undefined;
}
