// B1, Fastify and node-postgres with the very SQL that Daybook runs, given as JSON by SQL_FILE. What PostgreSQL
// rendered goes out as it is, as in Daybook. `node server.mjs PORT`, with DATABASE_URL.
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import pg from "pg";

const sql = JSON.parse(readFileSync(process.env.SQL_FILE, "utf8"));
for (const json of [114, 3802]) pg.types.setTypeParser(json, (text) => text);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: sql.options });
const app = Fastify({ logger: false });

app.get("/healthz", async () => ({ status: "ok" }));

app.get("/api/v1/users/:username/posts/:slug", async (request, reply) => {
  const known = /^"(\d+)"$/.exec(request.headers["if-none-match"] ?? "");
  const given = { ...request.params, known: known ? [Number(known[1])] : [] };
  const { rows } = await pool.query({ name: "post", text: sql.post.text, values: sql.post.names.map((n) => values(n, given)), rowMode: "array" });
  const [version, json] = pick(sql.post, rows[0]);
  reply.header("etag", `"${version}"`).header("cache-control", "public, max-age=0, s-maxage=30, must-revalidate");
  if (json === null) return reply.code(304).send();
  return reply.type("application/json").send(json);
});

app.get("/api/v1/posts", async (request, reply) => {
  const given = { limit: Number(request.query.limit ?? 20) + 1 };
  const { rows } = await pool.query({ name: "list", text: sql.list.text, values: sql.list.names.map((n) => values(n, given)), rowMode: "array" });
  const items = rows.slice(0, given.limit - 1).map((row) => row[sql.list.document]);
  const last = rows.length > items.length ? rows[items.length - 1] : null;
  const next = last && Buffer.from(JSON.stringify([last[0], last[1]])).toString("base64url");
  return reply.type("application/json").send(`{"data":[${items.join(",")}],"next_cursor":${next ? `"${next}"` : null}}`);
});

function values(name, given) {
  if (name === "username" || name === "username_key") return given.username;
  if (name === "slug" || name === "slug_key") return given.slug;
  return given[name] ?? null;
}

function pick(query, row) {
  if (row === undefined) throw Object.assign(new Error("no such post"), { statusCode: 404 });
  return [row[query.version], row[query.document]];
}

await app.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
