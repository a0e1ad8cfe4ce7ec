/**
 * openapi.yaml -> src/generated.
 *
 *   node scripts/generate.ts           write
 *   node scripts/generate.ts --check   write nothing, fail when what is there is not what would be written
 *
 * The server answers `GET /openapi.yaml` with exactly the bytes of the file, so the file stands in for the served document
 * here, and the journey test compares both with `CONTRACT.sha256`.
 */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createClient } from '@hey-api/openapi-ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCE = resolve(HERE, '../../../openapi.yaml');
const TARGET = resolve(HERE, '../src/generated');
const HEADER = '// Generated from openapi.yaml by `make clients`. DO NOT EDIT.';
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

type Document = {
  info: { version: string };
  paths: Record<string, Partial<Record<(typeof METHODS)[number], { operationId: string }>>>;
};

/** One run of the generator. It reports a failure by giving no context, and by words only when it is not silent. */
function run(source: string, folder: string, level: 'error' | 'silent') {
  return createClient({
    input: source,
    logs: { level, file: false },
    output: { path: folder, header: [HEADER], importFileExtension: '.ts' },
    plugins: [
      '@hey-api/typescript',
      '@hey-api/sdk',
      '@hey-api/client-fetch',
      { name: '@tanstack/react-query', setQueryData: true, useQuery: true },
    ],
  });
}

/** What a piece of work says on `console.warn`: the generator goes on without a `$ref` that names nothing. */
async function warningsOf<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  try {
    return [await work(), warnings];
  } finally {
    console.warn = warn;
  }
}

/** Write the client for `source` into `folder`; throws where the generator itself would shrug and exit 0. */
async function generate(source: string, folder: string): Promise<void> {
  const [[context], warnings] = await warningsOf(() => run(source, folder, 'silent'));
  if (warnings.length > 0) throw new Error(`@hey-api/openapi-ts warns: ${warnings.join('; ')}`);
  if (context === undefined) {
    await run(source, folder, 'error'); // only for its words
    throw new Error(`@hey-api/openapi-ts made nothing of ${source}`);
  }
  const document = context.spec as unknown as Document;
  await assertComplete(document, folder);
  await forgetRegistries(folder);
  await writeFile(join(folder, 'contract.gen.ts'), contractModule(document, await readFile(source)));
}

/** Every operation of the document must have its function: the generator does not fail when it loses some. */
async function assertComplete(document: Document, folder: string): Promise<void> {
  const wanted = Object.values(document.paths).flatMap((path) =>
    METHODS.flatMap((method) => path[method]?.operationId ?? []),
  );
  const sdk = await readFile(join(folder, 'sdk.gen.ts'), 'utf8');
  const missing = wanted.filter((id) => !sdk.includes(`export const ${id} = `));
  if (wanted.length === 0 || missing.length > 0) {
    throw new Error(`operations without a function: ${missing.join(', ') || 'the document has none at all'}`);
  }
}

/** The bundled fetch client names a package registry in a comment about another framework; nothing here should. */
async function forgetRegistries(folder: string): Promise<void> {
  const file = join(folder, 'client/types.gen.ts');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/\{@link https:\/\/www\.npmjs\.com\/\S+ (`[^`]+`)\}/g, '$1'));
}

function contractModule(document: Document, bytes: Buffer): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return `${HEADER}

/** The contract that this client was made from; a server of the same contract serves \`/openapi.yaml\` with this hash. */
export const CONTRACT = {
    sha256: '${sha256}',
    version: '${document.info.version}'
} as const;
`;
}

async function read(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.sort().map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

/** What to do about each file of which the two folders have different ideas. */
function differences(present: Map<string, string>, wanted: Map<string, string>): string[] {
  const names = [...new Set([...present.keys(), ...wanted.keys()])].sort();
  return names.flatMap((name) => {
    if (!present.has(name)) return [`missing  ${name}`];
    if (!wanted.has(name)) return [`extra    ${name}`];
    return present.get(name) === wanted.get(name) ? [] : [`changed  ${name}`];
  });
}

async function main(check: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-client-'));
  try {
    await generate(SOURCE, folder);
    const wanted = await read(folder);
    const stale = differences(await read(TARGET), wanted);
    if (!check && stale.length > 0) {
      await rm(TARGET, { force: true, recursive: true });
      await cp(folder, TARGET, { recursive: true });
    }
    if (check && stale.length > 0) {
      console.error(`clients/typescript/src/generated is not what openapi.yaml makes:\n  ${stale.join('\n  ')}`);
      console.error('`make clients` puts that right');
      return 1;
    }
    console.log(`clients/typescript: ${wanted.size} files, ${check || stale.length === 0 ? 'up to date' : 'written'}`);
    return 0;
  } finally {
    await rm(folder, { force: true, recursive: true });
  }
}

process.exitCode = await main(process.argv.includes('--check')).catch((error: Error) => {
  console.error(`clients/typescript: ${error.message}`);
  return 1;
});
