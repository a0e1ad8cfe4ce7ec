import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type AnyProblem, createDaybook, isProblem, type ProblemName, updateEntry } from '../../src/index.ts';
import { BASE, fakeServer, problem } from './fake.ts';

const CONFLICT = { current_version: 7, updated_at: '2026-11-20T09:00:00.000000Z', updated_by: null };

/** What an editor would say; a name that the contract loses makes this file fail to compile. */
function say(found: AnyProblem): string {
  switch (found.type) {
    case '/problems/version_conflict':
      return `somebody saved version ${found.current_version satisfies number}`;
    case '/problems/validation_failed':
      return found.errors.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n');
    case '/problems/insufficient_scope':
      return `needs ${found.missing_scopes.join(', ')}`;
    default:
      return found.detail;
  }
}

test('The type of a problem gives its own members.', async () => {
  const server = fakeServer({ 'PATCH /api/v1/entries/e': () => problem(412, 'version_conflict', CONFLICT) });
  const { client } = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const { error } = await updateEntry({
    body: { title: 'Low water' },
    client,
    headers: { 'If-Match': '"3"' },
    path: { entry_id: 'e' },
  });
  assert.ok(error !== undefined);
  assert.equal(say(error), 'somebody saved version 7');
});

test('A thrown problem is recognised by its name.', () => {
  const thrown: unknown = { type: '/problems/version_conflict', status: 412, ...CONFLICT };
  assert.ok(isProblem(thrown, 'version_conflict') && thrown.current_version === 7);
  assert.equal(isProblem(thrown, 'slug_taken'), false);
});

test('What did not come from a handler is no problem.', () => {
  const others = [undefined, null, '', 'Bad Gateway', new TypeError('fetch failed'), { type: 'about:blank', status: 502 }, {}];
  assert.deepEqual(others.map((error) => isProblem(error)), others.map(() => false));
  assert.equal(isProblem({ type: '/problems/gone', status: '410' }, 'gone'), false);
});

test('The names are those of the contract.', () => {
  const known: ProblemName[] = ['version_conflict', 'token_reused', 'slug_taken', 'not_deleted', 'unavailable'];
  // @ts-expect-error: no operation documents it
  const unknown: ProblemName = 'teapot';
  assert.equal(known.includes(unknown), false);
});
