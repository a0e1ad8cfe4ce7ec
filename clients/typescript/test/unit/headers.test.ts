import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDaybook, entityTag, getEntry, idempotencyKey, ifMatch, ifNoneMatch, isNotModified } from '../../src/index.ts';
import { BASE, fakeServer } from './fake.ts';

test('A version is named by a number, by a resource, or by the answer that it came with.', () => {
  assert.equal(entityTag(3), '"3"');
  assert.deepEqual(ifMatch({ version: 12 }), { 'If-Match': '"12"' });
  assert.deepEqual(ifNoneMatch(new Response(null, { headers: { ETag: '"4"' } })), { 'If-None-Match': '"4"' });
});

test('An answer without an ETag cannot name a version.', () => {
  assert.throws(() => ifMatch(new Response()), /carries no ETag/);
});

test('Each call of idempotencyKey is a new attempt.', () => {
  const keys = new Set(Array.from({ length: 100 }, () => idempotencyKey()['Idempotency-Key']));
  assert.equal(keys.size, 100);
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
});

test('A 304 is told apart from an error.', async () => {
  const server = fakeServer({ 'GET /api/v1/entries/e': () => new Response(null, { status: 304, headers: { ETag: '"3"' } }) });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const result = await getEntry({ client, headers: ifNoneMatch(3), path: { entry_id: 'e' } });
  assert.equal(server.asked[0]?.headers.get('If-None-Match'), '"3"');
  assert.equal(isNotModified(result), true);
  assert.equal(isNotModified({}), false);
});
