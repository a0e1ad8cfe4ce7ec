/**
 * A newcomer's way through a running server: DAYBOOK_URL says where it is, DAYBOOK_MAIL in which folder it leaves letters.
 *
 * The steps build on each other, so they are one test with named parts; the first that fails ends it.
 */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';

import {
  CONTRACT,
  createComment,
  createDaybook,
  createEntry,
  createPost,
  createWorkspace,
  type Daybook,
  getAccount,
  getEntry,
  getMediaContent,
  getPost,
  getPostByAddress,
  idempotencyKey,
  ifMatch,
  ifNoneMatch,
  isNotModified,
  items,
  likePost,
  listComments,
  listEntries,
  listPosts,
  memoryStore,
  moderateComment,
  publishEntry,
  publishPost,
  refreshTokens,
  register,
  replaceEntryContent,
  searchPosts,
  type Tokens,
  type TokenStore,
  unpublishPost,
  updateEntry,
  uploadMedia,
  verifyEmail,
} from '../../src/index.ts';

const baseUrl = process.env['DAYBOOK_URL'];
assert.ok(baseUrl, 'DAYBOOK_URL says where the server is');

const mail = process.env['DAYBOOK_MAIL'];
assert.ok(mail, 'DAYBOOK_MAIL says in which folder letters are');

/** The smallest picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);
const PRIVATE = 'I keep coming here because of father.';

interface Person {
  username: string;
  credentials: { email: string; password: string };
  daybook: Daybook;
  store: TokenStore;
}

/** The token in the letter to an address, as soon as the letter is there. */
async function lettersToken(folder: string, address: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.eml'))) {
      const letter = await readFile(join(folder, name), 'utf8');
      const token = /dbm_[A-Za-z0-9_-]+/.exec(letter.replaceAll('=\r\n', '').replaceAll('=\n', ''));
      if (letter.includes(`To: ${address}`) && token) return token[0];
    }
    await pause(100);
  }
  throw new Error(`no letter came to ${address}`);
}

/** A new account whose address is confirmed, signed in. */
async function newcomer(): Promise<Person> {
  const username = `reader-${randomUUID().slice(0, 8)}`;
  const credentials = { email: `${username}@example.org`, password: `${randomUUID()} at dusk` };
  const store = memoryStore();
  const daybook = createDaybook({ baseUrl: baseUrl as string, tokens: store });
  const { data } = await register({
    body: { ...credentials, username },
    client: daybook.client,
    headers: idempotencyKey(),
    throwOnError: true,
  });
  assert.equal(data.status, 'accepted');
  const token = await lettersToken(mail as string, credentials.email);
  await verifyEmail({ body: { token }, client: daybook.client, throwOnError: true });
  const signedIn = await daybook.signIn(credentials);
  assert.equal(signedIn.response?.status, 201);
  return { username, credentials, daybook, store };
}

function held(store: TokenStore): Tokens {
  const tokens = store.read();
  assert.ok(tokens !== null);
  return tokens;
}

test('The served contract is the one that this client was made from.', async () => {
  const response = await fetch(`${baseUrl}/openapi.yaml`);
  const sha256 = createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex');
  assert.equal(response.status, 200);
  assert.equal(sha256, CONTRACT.sha256);
});

test('From a new account to a public post and back, losing one race on the way.', async (t) => {
  const { daybook, username } = await newcomer();
  const { client } = daybook;
  const anyone = createDaybook({ baseUrl: baseUrl as string });

  const { data: workspace } = await createWorkspace({
    body: { name: 'Field notes' },
    client,
    headers: idempotencyKey(),
    throwOnError: true,
  });
  const path = { workspace_id: workspace.id };

  const attempt = {
    body: {
      title: 'Low water at the old pier',
      tags: ['tides', 'birds'],
      content: {
        blocks: [
          { type: 'paragraph' as const, text: [{ text: 'Eleven oystercatchers, one heron.' }] },
          { type: 'paragraph' as const, private: true, text: [{ text: PRIVATE }] },
        ],
      },
    },
    client,
    headers: idempotencyKey(),
    path,
    throwOnError: true as const,
  };
  const { data: entry, response: created } = await createEntry(attempt);
  const entryPath = { entry_id: entry.id };

  await t.test('The same attempt again gives the first answer again, and one entry.', async () => {
    const again = await createEntry(attempt);
    assert.deepEqual(again.data, entry);
    assert.equal(again.response.headers.get('Idempotency-Replayed'), 'true');
    const titles: string[] = [];
    for await (const one of items(listEntries, { client, path, query: { limit: 1 } })) titles.push(one.title);
    assert.deepEqual(titles, ['Low water at the old pier']);
  });

  await t.test('An entry that did not change is not sent again.', async () => {
    assert.ok(isNotModified(await getEntry({ client, headers: ifNoneMatch(entry), path: entryPath })));
  });

  await t.test('An edit names the version that it saw.', async () => {
    const patch = { body: { title: 'Low water', mood: 'calm' as const }, client, path: entryPath };
    const { data } = await updateEntry({ ...patch, headers: ifMatch(created), throwOnError: true });
    assert.deepEqual([data.title, data.mood, data.version], ['Low water', 'calm', entry.version + 1]);
  });

  await t.test('Who is slower is told the version that won, and can try again with it.', async () => {
    const slower = { body: { title: 'High water' }, client, path: entryPath };
    const { error, response } = await updateEntry({ ...slower, headers: ifMatch(entry) });
    assert.equal(response?.status, 412);
    assert.ok(error?.type === '/problems/version_conflict');
    assert.equal(error.current_version, entry.version + 1);
    const { data } = await getEntry({ client, path: entryPath, throwOnError: true });
    assert.equal(data.title, 'Low water');
    const second = await updateEntry({ ...slower, headers: ifMatch(error.current_version), throwOnError: true });
    assert.equal(second.data.title, 'High water');
  });

  await t.test('An edit that names no version is refused.', async () => {
    const blind = { body: { title: 'Anything' }, client, path: entryPath };
    const { error } = await updateEntry({ ...blind, headers: {} as { 'If-Match': string } });
    assert.equal(error?.type, '/problems/precondition_required');
  });

  const { data: present } = await getEntry({ client, path: entryPath, throwOnError: true });
  const { data: post, response: published } = await publishEntry({
    body: { version: present.version, summary: 'What the tide left behind.', tags: ['birds'] },
    client,
    headers: idempotencyKey(),
    path: entryPath,
    throwOnError: true,
  });
  const address = { username: post.author.username, slug: post.slug };

  await t.test('Anybody reads the post at its address, and nothing private is in it.', async () => {
    assert.equal(address.username, username);
    const { data, response } = await getPostByAddress({ client: anyone.client, path: address, throwOnError: true });
    assert.equal(data.title, 'High water');
    assert.match(data.content_html, /oystercatchers/);
    const everything = JSON.stringify(data) + JSON.stringify([...response.headers]);
    for (const secret of [PRIVATE, entry.id, workspace.id]) assert.ok(!everything.includes(secret), secret);
    const listed = await listPosts({ client: anyone.client, query: { author: username }, throwOnError: true });
    assert.deepEqual(listed.data.data.map(({ id }) => id), [post.id]);
  });

  await t.test('A later edit of the entry leaves the post alone.', async () => {
    const body = { blocks: [{ type: 'paragraph' as const, text: [{ text: 'Rewritten.' }] }] };
    const now = await getEntry({ client, path: entryPath, throwOnError: true });
    await replaceEntryContent({ body, client, headers: ifMatch(now.response), path: entryPath, throwOnError: true });
    const { data } = await getPostByAddress({ client: anyone.client, path: address, throwOnError: true });
    assert.match(data.content_html, /oystercatchers/);
  });

  await t.test('A post that is taken down is there for its author only.', async () => {
    const { data } = await unpublishPost({
      client,
      headers: { ...idempotencyKey(), ...ifMatch(published) },
      path: { post_id: post.id },
      throwOnError: true,
    });
    assert.equal(data.status, 'unpublished');
    const outside = await getPostByAddress({ client: anyone.client, path: address });
    assert.equal(outside.error?.type, '/problems/not_found');
    const own = await getPost({ client, path: { post_id: post.id }, throwOnError: true });
    assert.equal(own.data.status, 'unpublished');
  });
});

test('A picture in a post is seen, found, liked and talked about.', async () => {
  const [author, reader] = await Promise.all([newcomer(), newcomer()]);
  const anyone = createDaybook({ baseUrl: baseUrl as string });
  const { client } = author.daybook;

  const file = new File([PNG], 'pier.png', { type: 'image/png' });
  const { data: picture } = await uploadMedia({
    body: { file, alt_text: 'An old pier' },
    client,
    headers: idempotencyKey(),
    throwOnError: true,
  });
  const shown = { client: anyone.client, path: { media_id: picture.id } };
  assert.equal((await getMediaContent(shown)).response?.status, 404);

  const word = `oystercatcher${randomUUID().slice(0, 8)}`;
  const { data: draft, response: drafted } = await createPost({
    body: {
      title: `Eleven at the pier: ${word}`,
      content: {
        content_format: 'blocks',
        blocks: [
          { type: 'paragraph', text: [{ text: 'They came with the tide.' }] },
          { type: 'image', media_id: picture.id, alt: 'An old pier' },
        ],
      },
      tags: ['birds'],
    },
    client,
    headers: idempotencyKey(),
    throwOnError: true,
  });
  const path = { post_id: draft.id };
  await publishPost({
    body: {},
    client,
    headers: { ...idempotencyKey(), ...ifMatch(drafted) },
    path,
    throwOnError: true,
  });
  assert.equal((await getMediaContent(shown)).response?.status, 200);

  const found = await searchPosts({ client: anyone.client, query: { q: word }, throwOnError: true });
  assert.deepEqual(found.data.data.map(({ post }) => post.id), [draft.id]);

  await likePost({ client: reader.daybook.client, path, throwOnError: true });
  const { data: comment, response: said } = await createComment({
    body: { body: 'I counted twelve.' },
    client: reader.daybook.client,
    headers: idempotencyKey(),
    path,
    throwOnError: true,
  });
  const { data: thread } = await listComments({ client: anyone.client, path, throwOnError: true });
  assert.deepEqual(thread.data.map(({ id }) => id), [comment.id]);
  const { data: liked } = await getPost({ client: anyone.client, path, throwOnError: true });
  assert.deepEqual([liked.likes_count, liked.comments_count], [1, 1]);

  await moderateComment({
    body: { decision: 'hide' },
    client,
    headers: { ...idempotencyKey(), ...ifMatch(said) },
    path: { comment_id: comment.id },
    throwOnError: true,
  });
  const { data: quiet } = await listComments({ client: anyone.client, path, throwOnError: true });
  assert.deepEqual(quiet.data, []);
});

test('Nobody else sees an entry, and what they may not see looks like what does not exist.', async () => {
  const [owner, other] = await Promise.all([newcomer(), newcomer()]);
  const { data: workspace } = await createWorkspace({
    body: { name: 'Mine' },
    client: owner.daybook.client,
    headers: idempotencyKey(),
    throwOnError: true,
  });
  const ask = async (id: string) =>
    (await listEntries({ client: other.daybook.client, path: { workspace_id: id } })).error;
  const [hidden, missing] = [await ask(workspace.id), await ask('01990000-0000-7000-8000-000000000000')];
  assert.equal(hidden?.type, '/problems/not_found');
  assert.equal(hidden.detail, missing?.detail);
});

test('A refresh token works once, and its reuse ends the session.', async () => {
  const { daybook, store } = await newcomer();
  const first = held(store);
  const rotate = (token: string) => refreshTokens({ body: { refresh_token: token }, client: daybook.client });

  const { data: second } = await rotate(first.refresh);
  assert.ok(second);
  assert.notEqual(second.refresh_token, first.refresh);

  const { data: third } = await rotate(second.refresh_token);
  assert.ok(third);

  const { error } = await rotate(first.refresh); // two generations old: somebody stole it
  assert.equal(error?.type, '/problems/token_reused');
  const { response } = await rotate(third.refresh_token);
  assert.equal(response?.status, 401);
});

test('A refresh whose answer was lost is answered with the same successor.', async () => {
  const { daybook, store } = await newcomer();
  const body = { refresh_token: held(store).refresh };
  const [once, again] = [
    await refreshTokens({ body, client: daybook.client, throwOnError: true }),
    await refreshTokens({ body, client: daybook.client, throwOnError: true }),
  ];
  assert.equal(again.data.refresh_token, once.data.refresh_token);
});

test('Who signed out is refused, and the refresh token is worth nothing.', async () => {
  const { daybook, store } = await newcomer();
  const { refresh } = held(store);
  await daybook.signOut();
  assert.equal(daybook.isSignedIn(), false);
  const account = await getAccount({ client: daybook.client });
  assert.equal(account.error?.type, '/problems/authentication_required');
  const renewed = await refreshTokens({ body: { refresh_token: refresh }, client: daybook.client });
  assert.equal(renewed.response?.status, 401);
});
