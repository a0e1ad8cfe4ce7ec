import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDaybook, getAccount, getPost, listPosts, updateAccount } from '../../src/index.ts';
import { type Answer, BASE, fakeServer, grant, json, problem } from './fake.ts';

const CREDENTIALS = { email: 'noor@example.org', password: 'four quiet herons at dusk' };

/** A server whose account answers only the newest access token. */
function rotating(refresh: (n: number) => Response | Promise<Response>, refusal = 'token_expired') {
  let newest = 1;
  const account: Answer = ({ headers, body }) =>
    headers.get('Authorization') === `Bearer access-${newest}` ? json(200, { body }) : problem(401, refusal);
  const server = fakeServer({
    'POST /api/v1/auth/sessions': () => grant(1),
    'POST /api/v1/auth/token_refreshes': () => refresh(newest),
    'GET /api/v1/account': account,
    'PATCH /api/v1/account': account,
    'DELETE /api/v1/auth/sessions/current': () => problem(503, 'unavailable'),
  });
  const refreshes = () => server.asked.filter(({ url }) => url.pathname.endsWith('token_refreshes'));
  return { ...server, refreshes, expire: () => (newest += 1) };
}

async function signedIn(server: { fetch: typeof fetch }) {
  const daybook = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  const { error } = await daybook.signIn(CREDENTIALS);
  assert.equal(error, undefined);
  return daybook;
}

test('A sign-in keeps the tokens, and the next request carries the access token.', async () => {
  const server = rotating(grant);
  const daybook = await signedIn(server);
  await getAccount({ client: daybook.client, throwOnError: true });
  assert.equal(server.asked.at(-1)?.headers.get('Authorization'), 'Bearer access-1');
  assert.equal(server.asked.at(-1)?.headers.has('X-API-Key'), false);
  assert.equal(daybook.isSignedIn(), true);
});

test('Nobody signed in sends no credential, and a public operation is answered.', async () => {
  const server = fakeServer({ 'GET /api/v1/posts': () => json(200, { data: [], next_cursor: null }) });
  const daybook = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  await listPosts({ client: daybook.client, throwOnError: true });
  assert.equal(server.asked[0]?.headers.has('Authorization'), false);
});

test('An expired access token is renewed and the request sent again, body and all.', async () => {
  const server = rotating(grant);
  const daybook = await signedIn(server);
  server.expire();
  const { data } = await updateAccount({
    body: { locale: 'nl' },
    client: daybook.client,
    headers: { 'If-Match': '"1"' },
    throwOnError: true,
  });
  assert.deepEqual(data, { body: { locale: 'nl' } });
  assert.deepEqual(server.refreshes().map(({ body }) => body), [{ refresh_token: 'refresh-1' }]);
});

test('Requests that find the token expired at the same time share one refresh.', async () => {
  const server = rotating(async (n) => {
    await new Promise((done) => setTimeout(done, 5));
    return grant(n);
  });
  const daybook = await signedIn(server);
  server.expire();
  const results = await Promise.all(Array.from({ length: 8 }, () => getAccount({ client: daybook.client })));
  assert.deepEqual(results.map(({ response }) => response?.status), Array(8).fill(200));
  assert.equal(server.refreshes().length, 1);
});

test('Each expiry is renewed, not the first one only.', async () => {
  const server = rotating(grant);
  const daybook = await signedIn(server);
  for (const round of [1, 2, 3]) {
    server.expire();
    await getAccount({ client: daybook.client, throwOnError: true });
    assert.equal(server.refreshes().length, round);
  }
});

test('A request that was slow to learn of the expiry uses the token that another one fetched.', async () => {
  const server = rotating(grant);
  let hurry = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  const daybook = createDaybook({
    baseUrl: BASE,
    async fetch(input, init) {
      const response = await server.fetch(input, init);
      if (response.status === 401 && (input as Request).headers.has('X-Slow')) await slow;
      return response;
    },
  });
  await daybook.signIn(CREDENTIALS);
  server.expire();
  const late = getAccount({ client: daybook.client, headers: { 'X-Slow': '1' } });
  await getAccount({ client: daybook.client, throwOnError: true });
  hurry();
  assert.equal((await late).response?.status, 200);
  assert.equal(server.refreshes().length, 1);
});

test('A request is sent again once only: a token that stays expired is an error.', async () => {
  const server = rotating(() => grant(99));
  const daybook = await signedIn(server);
  server.expire();
  const { error } = await getAccount({ client: daybook.client });
  assert.equal(error?.type, '/problems/token_expired');
  assert.equal(server.refreshes().length, 1);
});

test('A refused refresh ends the session, and the request keeps its own answer.', async () => {
  const server = rotating(() => problem(401, 'token_reused'));
  const daybook = await signedIn(server);
  server.expire();
  const { error } = await getAccount({ client: daybook.client });
  assert.equal(error?.type, '/problems/token_expired');
  assert.equal(daybook.isSignedIn(), false);
});

test('A refresh that the server could not serve leaves the session alone.', async () => {
  const server = rotating(() => problem(503, 'unavailable'));
  const daybook = await signedIn(server);
  server.expire();
  await getAccount({ client: daybook.client });
  assert.equal(daybook.isSignedIn(), true);
});

test('A network that fails during the refresh is the error, and the session stays.', async () => {
  const server = rotating(() => Promise.reject(new TypeError('the cable is out')));
  const daybook = await signedIn(server);
  server.expire();
  await assert.rejects(getAccount({ client: daybook.client, throwOnError: true }), /the cable is out/);
  assert.equal(daybook.isSignedIn(), true);
});

test('A token whose key was replaced is renewed like one that expired.', async () => {
  const server = rotating(grant, 'token_invalid');
  const daybook = await signedIn(server);
  server.expire();
  await getAccount({ client: daybook.client, throwOnError: true });
  assert.equal(server.refreshes().length, 1);
});

test('A 401 that does not blame the token is not retried.', async () => {
  const server = rotating(grant, 'authentication_required');
  const daybook = await signedIn(server);
  server.expire();
  const { error } = await getAccount({ client: daybook.client });
  assert.equal(error?.type, '/problems/authentication_required');
  assert.equal(server.refreshes().length, 0);
});

test('A credential that the caller brought is never exchanged for ours.', async () => {
  const server = rotating(grant);
  const daybook = await signedIn(server);
  const { error } = await getAccount({ client: daybook.client, auth: 'theirs' });
  assert.equal(error?.type, '/problems/token_expired');
  assert.equal(server.refreshes().length, 0);
});

test('Signing out forgets the tokens even when the server cannot be told.', async () => {
  const server = rotating(grant);
  const daybook = await signedIn(server);
  await assert.rejects(daybook.signOut());
  assert.equal(daybook.isSignedIn(), false);
});

test('Two clients are two people.', async () => {
  const server = rotating(grant);
  const one = await signedIn(server);
  const other = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  assert.equal(one.isSignedIn(), true);
  assert.equal(other.isSignedIn(), false);
  assert.notEqual(one.client, other.client);
});

test('A path segment is escaped, so that no slug reaches another path.', async () => {
  const server = fakeServer({ 'GET /api/v1/posts/..%2Faccount': () => json(200, {}) });
  const daybook = createDaybook({ baseUrl: BASE, fetch: server.fetch });
  await getPost({ client: daybook.client, path: { post_id: '../account' }, throwOnError: true });
  assert.equal(server.asked.length, 1);
});
