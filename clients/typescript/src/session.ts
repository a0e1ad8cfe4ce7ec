/** Who is signed in, and a `fetch` that renews the access token when it is refused. */
import { createClient, createConfig } from './generated/client/index.ts';
import { refreshTokens } from './generated/sdk.gen.ts';
import type { TokenGrant } from './generated/types.gen.ts';
import { isProblem } from './problems.ts';

/** The pair that a sign-in gives. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** Where the tokens live. Read before each request, so that several tabs may share one. */
export interface TokenStore {
  read(): Tokens | null;
  write(tokens: Tokens | null): void;
}

/** Tokens that end with the process or the page. */
export function memoryStore(): TokenStore {
  let held: Tokens | null = null;
  return {
    read: () => held,
    write: (tokens) => {
      held = tokens;
    },
  };
}

/** How many of our own past tokens to recognise in a late `token_expired`. */
const REMEMBERED = 4;

export interface Session {
  /** The access token for the next request. */
  access(): string | undefined;
  accept(grant: TokenGrant): void;
  end(): void;
  fetch: typeof fetch;
}

/**
 * A session over `send`.
 *
 * A request of ours whose access token is refused is sent once more with a new one. However many requests find out at
 * the same time, the refresh token is exchanged once: it works once, and a second use would end the session.
 */
export function createSession(store: TokenStore, baseUrl: string, send: typeof fetch): Session {
  const bare = createClient(createConfig({ baseUrl, fetch: send }));
  const ours = new Set<string>();
  let renewal: Promise<string | null> | undefined;

  function access(): string | undefined {
    const token = store.read()?.access;
    if (token !== undefined) remember(ours, token);
    return token;
  }

  function accept(grant: TokenGrant): void {
    store.write({ access: grant.access_token, refresh: grant.refresh_token });
  }

  /** A token to use in the place of `expired`; null when there is none. */
  async function renew(expired: string): Promise<string | null> {
    const held = store.read();
    if (held === null) return null;
    if (held.access !== expired) return held.access; // someone was faster
    renewal ??= exchange(held.refresh).finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  async function exchange(refresh: string): Promise<string | null> {
    const { data, error, response } = await refreshTokens({ client: bare, body: { refresh_token: refresh } });
    if (data !== undefined) {
      accept(data);
      return data.access_token;
    }
    if (response === undefined) throw error; // the network failed: that says nothing about the session
    if (response.status === 401 || response.status === 403) store.write(null);
    return null;
  }

  return {
    access,
    accept,
    end: () => store.write(null),
    async fetch(input, init) {
      const request = new Request(input, init);
      const token = bearer(request);
      if (token === undefined || !ours.has(token)) return send(request);
      const again = request.clone(); // before the body is read
      const response = await send(request);
      const fresh = (await isStale(response)) ? await renew(token) : null;
      if (fresh === null) return response;
      again.headers.set('Authorization', `Bearer ${fresh}`);
      return send(again);
    },
  };
}

function remember(tokens: Set<string>, token: string): void {
  tokens.add(token);
  const [oldest] = tokens;
  if (tokens.size > REMEMBERED && oldest !== undefined) tokens.delete(oldest);
}

function bearer(request: Request): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
}

/** Expired, or no good any more: signed with a key that was replaced, or of a session that ended. The refresh will tell. */
async function isStale(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const body: unknown = await response.clone().json().catch(() => null);
  return isProblem(body, 'token_expired') || isProblem(body, 'token_invalid');
}
