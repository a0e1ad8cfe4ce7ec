/**
 * The Daybook API for TypeScript: the generated functions and types, and the few things that a contract cannot write.
 *
 *     const daybook = createDaybook({ baseUrl: 'https://journal.example' });
 *     await daybook.signIn({ email, password });
 *     const { data, error } = await getEntry({ client: daybook.client, path: { entry_id } });
 */
import { type Client, createClient } from './generated/client/index.ts';
import { revokeSession, signIn } from './generated/sdk.gen.ts';
import type { SignInWritable as Credentials } from './generated/types.gen.ts';
import { createSession, memoryStore, type TokenStore } from './session.ts';

export type { Client } from './generated/client/index.ts';
export { CONTRACT } from './generated/contract.gen.ts';
export * from './generated/index.ts';
export { entityTag, idempotencyKey, ifMatch, ifNoneMatch, isNotModified, type Seen } from './headers.ts';
export { getNextPageParam, items, type Page, pages } from './pages.ts';
export { type AnyProblem, isProblem, type ProblemName, type ProblemOf } from './problems.ts';
export { memoryStore, type Tokens, type TokenStore } from './session.ts';

export interface DaybookOptions {
  /** Where the server is, such as `https://journal.example`; in a page of the same origin it may be left out. */
  baseUrl?: string;
  /** Where the tokens live; in memory unless told. */
  tokens?: TokenStore;
  /** Sends one request; the platform's own `fetch` unless told. */
  fetch?: typeof fetch;
  /** The client to set up. Give the generated `client` here and the hooks need no `client` of their own. */
  client?: Client;
}

export interface Daybook {
  /** For the generated functions and hooks: `listWorkspaces({ client: daybook.client })`. */
  readonly client: Client;
  /** Sign in and keep the tokens. A refusal is an `error` here, as with the generated function. */
  signIn(credentials: Credentials): ReturnType<typeof signIn<false>>;
  /** End the session on the server, and forget the tokens even if that fails. */
  signOut(): Promise<void>;
  isSignedIn(): boolean;
}

/** A client with a session of its own. Independent of any other: two of them may be two people. */
export function createDaybook(options: DaybookOptions = {}): Daybook {
  const store = options.tokens ?? memoryStore();
  const baseUrl = options.baseUrl ?? '';
  // Called late, and never as a method: a page may replace its fetch, and a browser's fetch minds what it is called on.
  const send: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const session = createSession(store, baseUrl, send);
  const client = options.client ?? createClient();
  // An access token belongs into Authorization alone; operations name the header of API keys beside it.
  const auth = ({ type }: { type: 'apiKey' | 'http' }) => (type === 'http' ? session.access() : undefined);
  client.setConfig({ auth, baseUrl, fetch: session.fetch });
  return {
    client,
    isSignedIn: () => store.read() !== null,
    async signIn(credentials) {
      const result = await signIn({ body: credentials, client });
      if (result.data !== undefined) session.accept(result.data);
      return result;
    },
    async signOut() {
      try {
        await revokeSession({ client, path: { session_id: 'current' }, throwOnError: true });
      } finally {
        session.end();
      }
    },
  };
}
