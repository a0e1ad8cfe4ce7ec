/** A server of functions: answers each request from a table, and remembers what it was asked. */

export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  body: unknown;
}

export type Answer = (asked: Asked) => Response | Promise<Response>;

export const BASE = 'http://daybook.test';

/** `routes` is keyed by `METHOD /path`; an unknown one fails the test. */
export function fakeServer(routes: Record<string, Answer>): { asked: Asked[]; fetch: typeof fetch } {
  const asked: Asked[] = [];
  return {
    asked,
    async fetch(input, init) {
      const request = new Request(input, init);
      const text = await request.text();
      const url = new URL(request.url);
      const one = { method: request.method, url, headers: request.headers, body: text ? JSON.parse(text) : undefined };
      asked.push(one);
      const answer = routes[`${one.method} ${url.pathname}`];
      if (answer === undefined) throw new Error(`nobody answers ${one.method} ${url.pathname}`);
      return answer(one);
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });
}

export function problem(status: number, name: string, members: Record<string, unknown> = {}): Response {
  const universal = { title: name, status, detail: 'no', instance: '/', trace_id: '0'.repeat(32) };
  return json(status, { type: `/problems/${name}`, ...universal, ...members });
}

/** The answer to a sign-in or a refresh, the `n`th pair of tokens. */
export function grant(n: number): Response {
  return json(201, { access_token: `access-${n}`, refresh_token: `refresh-${n}`, token_type: 'Bearer', expires_in: 600 });
}
