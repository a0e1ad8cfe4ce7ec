import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';

import { createDaybook, isProblem } from '../../src/index.ts';
import {
  client as shared,
  getNextPageParam,
  listPostsInfiniteOptions,
  listWorkspacesOptions,
  updateEntryMutation,
  useListWorkspacesQuery,
} from '../../src/react-query.ts';
import { BASE, fakeServer, json, problem } from './fake.ts';

const page = (names: string[], next_cursor: string | null = null) =>
  json(200, { data: names.map((name) => ({ name })), next_cursor });

function queries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}

test('A query is answered through the client that it is given, under a key that names the operation.', async () => {
  const server = fakeServer({ 'GET /api/v1/workspaces': () => page(['Field notes']) });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const options = listWorkspacesOptions({ client, query: { limit: 5 } });
  const found = await queries().fetchQuery(options);
  assert.deepEqual(found.data.map(({ name }) => name), ['Field notes']);
  assert.deepEqual(options.queryKey, [{ _id: 'listWorkspaces', baseUrl: BASE, query: { limit: 5 } }]);
});

test('A daybook over the generated client serves hooks that name no client.', async () => {
  const server = fakeServer({ 'GET /api/v1/workspaces': () => page(['Kitchen diary']) });
  createDaybook({ baseUrl: BASE, client: shared, fetch: server.fetch });
  const observer = new QueryObserver(queries(), listWorkspacesOptions());
  const { data } = await observer.refetch();
  assert.deepEqual(data?.data.map(({ name }) => name), ['Kitchen diary']);
  assert.equal(typeof useListWorkspacesQuery, 'function');
});

test('An infinite query follows the cursors to the last page.', async () => {
  const server = fakeServer({
    'GET /api/v1/posts': ({ url }) => (url.searchParams.has('cursor') ? page(['last']) : page(['first'], 'c1')),
  });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const found = await queries().fetchInfiniteQuery({
    ...listPostsInfiniteOptions({ client, query: { tag: 'birds' } }),
    getNextPageParam,
    initialPageParam: {},
    pages: 5,
  });
  assert.equal(found.pages.length, 2);
  assert.deepEqual(server.asked.map(({ url }) => url.search), ['?tag=birds', '?tag=birds&cursor=c1']);
});

test('A mutation that loses its race throws the problem, with its type.', async () => {
  const server = fakeServer({ 'PATCH /api/v1/entries/e': () => problem(412, 'version_conflict', { current_version: 4 }) });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const mutation = new MutationObserver(queries(), updateEntryMutation({ client }));
  const change = { body: { title: 'Low water' }, headers: { 'If-Match': '"3"' }, path: { entry_id: 'e' } };
  await assert.rejects(mutation.mutate(change), (error) => {
    return isProblem(error, 'version_conflict') && error.current_version === 4;
  });
});
