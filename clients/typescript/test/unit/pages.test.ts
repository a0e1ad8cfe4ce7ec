import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDaybook, type EntrySummary, getEntry, getNextPageParam, items, listEntries, listPosts, pages } from '../../src/index.ts';
import { BASE, fakeServer, json, problem } from './fake.ts';

/** Seven items in pages of three; a cursor is where to go on. */
function sevenItems() {
  return fakeServer({
    'GET /api/v1/workspaces/w/entries': ({ url }) => {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const data = [0, 1, 2, 3, 4, 5, 6].slice(from, from + 3).map((n) => ({ id: `e${n}` }));
      return json(200, { data, next_cursor: from + 3 < 7 ? String(from + 3) : null });
    },
  });
}

const path = { workspace_id: 'w' };

test('Every item comes once, in order, across the pages.', async () => {
  const server = sevenItems();
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const seen: EntrySummary['id'][] = [];
  for await (const entry of items(listEntries, { client, path })) seen.push(entry.id);
  assert.deepEqual(seen, ['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6']);
});

test('The filters are those of the first page, and only the cursor changes.', async () => {
  const server = sevenItems();
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const query = { 'entry_date[gte]': '2026-11-01', limit: 3 };
  const sizes: number[] = [];
  for await (const page of pages(listEntries, { client, path, query })) sizes.push(page.data.length);
  assert.deepEqual(sizes, [3, 3, 1]);
  assert.deepEqual(
    server.asked.map(({ url }) => url.search),
    ['', '&cursor=3', '&cursor=6'].map((cursor) => `?entry_date[gte]=2026-11-01&limit=3${cursor}`),
  );
  assert.deepEqual(query, { 'entry_date[gte]': '2026-11-01', limit: 3 });
});

test('A page that nobody wants is not asked for.', async () => {
  const server = sevenItems();
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  for await (const entry of items(listEntries, { client, path })) if (entry.id === 'e2') break;
  assert.equal(server.asked.length, 1);
});

test('A refusal is thrown.', async () => {
  const server = fakeServer({ 'GET /api/v1/posts': () => problem(400, 'cursor_mismatch') });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  await assert.rejects(items(listPosts, { client }).next(), { type: '/problems/cursor_mismatch' });
});

test('TanStack Query learns that there is no further page by undefined, not by null.', () => {
  assert.equal(getNextPageParam({ data: [], next_cursor: null }), undefined);
  assert.equal(getNextPageParam({ data: [], next_cursor: 'abc' }), 'abc');
});

test('What a list is asked for is checked: another operation, or a forgotten workspace, does not compile.', () => {
  const { client } = createDaybook({ baseUrl: BASE });
  // @ts-expect-error: the workspace is missing
  items(listEntries, { client });
  // @ts-expect-error: it lists nothing
  items(getEntry, { client, path: { entry_id: 'e' } });
  // @ts-expect-error: there is no such filter
  items(listEntries, { client, path, query: { colour: 'blue' } });
});
