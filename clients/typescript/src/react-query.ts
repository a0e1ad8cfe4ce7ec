/** Options, mutations and hooks for TanStack Query, generated; importing this needs `@tanstack/react-query`. */
export * from './generated/@tanstack/react-query.gen.ts';
export { client } from './generated/client.gen.ts';
export { getNextPageParam } from './pages.ts';
