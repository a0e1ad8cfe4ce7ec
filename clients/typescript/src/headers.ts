/** The headers of conditional and of repeatable requests. */

/** What names a version: an answer with an `ETag`, a resource with its `version`, or the version itself. */
export type Seen = Response | { readonly version: number } | number;

/** The strong entity tag of what was seen, such as `"3"`. */
export function entityTag(seen: Seen): string {
  if (!(seen instanceof Response)) {
    return `"${typeof seen === 'number' ? seen : seen.version}"`;
  }
  const tag = seen.headers.get('ETag');
  if (tag === null) {
    throw new TypeError(`the answer of ${seen.url || 'this request'} carries no ETag`);
  }
  return tag;
}

/** Change it only if nobody was faster: `headers: ifMatch(entry)`. Someone else's change answers `version_conflict`. */
export function ifMatch(seen: Seen): { 'If-Match': string } {
  return { 'If-Match': entityTag(seen) };
}

/** Send it only if it changed: `headers: ifNoneMatch(entry)`; ask `isNotModified(result)` afterwards. */
export function ifNoneMatch(seen: Seen): { 'If-None-Match': string } {
  return { 'If-None-Match': entityTag(seen) };
}

/** Did the server answer that what you have is still what there is? (The generated functions know 2xx and errors only.) */
export function isNotModified(result: { response?: Response }): boolean {
  return result.response?.status === 304;
}

/**
 * A fresh key: the call has its effect once, however often it is repeated with it.
 *
 * Keep the object to repeat the *same* attempt after a lost answer; call again for a new one.
 */
export function idempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}
