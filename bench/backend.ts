import { Client } from "pg";
import { median } from "./load";
import type { Row } from "./report";

/** One question of the Backend API, and the bare query for the same people on the same database. */
type Question = { name: string; path: string; sql: string; values: unknown[] };

const ASKED = 300;
const WARM_UP = 30;
const MOST_TIMES_THE_QUERY = 10;
const PAGE = 20;

/** The columns that a bare query brings of each of its people: their own, and their addresses as JSON. */
const PERSON = "u.*, (SELECT json_agg(e) FROM email_addresses e WHERE e.user_id = u.id) AS email_addresses";

/**
 * How long a server waits for a user, a search and the pages of lists, against the bare query for the same people; one caller,
 * one after the other, the two in turns.
 */
export async function backendRows(portal: string, secretKey: string, databaseUrl: string, users: number): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM users ORDER BY created_at LIMIT 1");
    const measured: Row[] = [];
    for (const question of questions(rows[0]?.id ?? "", users)) measured.push(await rowOf(question, portal, secretKey, client));
    return measured;
  } finally {
    await client.end();
  }
}

function questions(id: string, users: number): Question[] {
  const pageBy = (order: string, which = "true") => `SELECT ${PERSON} FROM users u WHERE ${which} ORDER BY ${order} LIMIT ${PAGE}`;
  // Without those who never signed in, as an index has it: to sort them to the end takes PostgreSQL through everybody.
  const wasHere = "u.last_sign_in_at IS NOT NULL";
  const last = users - PAGE;
  return [
    { name: "A user (`GET /v1/users/{id}`)", path: `/v1/users/${id}`, sql: `SELECT ${PERSON} FROM users u WHERE u.id = $1`, values: [id] },
    {
      name: "A search (`?query=person1234&limit=20`)",
      path: `/v1/users?query=person1234&limit=${PAGE}`,
      sql: `SELECT ${PERSON} FROM users u WHERE u.id IN (SELECT user_id FROM email_addresses WHERE email_address LIKE $1) ORDER BY u.created_at DESC LIMIT ${PAGE}`,
      values: ["%person1234%"],
    },
    { name: "The newest, first page", path: `/v1/users?limit=${PAGE}`, sql: pageBy("u.created_at DESC, u.id DESC"), values: [] },
    { name: "The newest, last page", path: `/v1/users?limit=${PAGE}&offset=${last}`, sql: pageBy("u.created_at, u.id"), values: [] },
    { name: "By `-last_sign_in_at`, first page", path: `/v1/users?order_by=-last_sign_in_at&limit=${PAGE}`, sql: pageBy("u.last_sign_in_at DESC, u.id DESC", wasHere), values: [] },
    { name: "By `-last_sign_in_at`, last page", path: `/v1/users?order_by=-last_sign_in_at&limit=${PAGE}&offset=${last}`, sql: pageBy("u.last_sign_in_at, u.id", wasHere), values: [] },
  ];
}

async function rowOf({ name, path, sql, values }: Question, portal: string, secretKey: string, client: Client): Promise<Row> {
  const ask = async () => {
    const response = await fetch(portal + path, { headers: { authorization: `Bearer ${secretKey}` } });
    const text = await response.text();
    if (!response.ok || !text.includes('"object":"user"')) throw new Error(`${path} was answered with ${response.status}: ${text.slice(0, 300)}`);
  };
  const query = async () => {
    const { rowCount } = await client.query({ name: path, text: sql, values });
    if (!rowCount) throw new Error(`The bare query for ${path} found nobody.`);
  };
  const firstMs = await msOf(ask);
  for (let turn = 0; turn < WARM_UP; turn += 1) await Promise.all([ask(), query()]);
  const [ours, bare]: number[][] = [[], []];
  for (let turn = 0; turn < ASKED; turn += 1) {
    ours?.push(await msOf(ask));
    bare?.push(await msOf(query));
  }
  const [own, base] = [summary(ours ?? []), summary(bare ?? [])];
  const ratio = own.p99 / base.p99;
  return {
    what: `${name}, one caller`,
    aim: `p99 < ${MOST_TIMES_THE_QUERY} times`,
    measured: `p99 ${text(own.p99)} (p50 ${text(own.p50)}; the very first ${text(firstMs)})`,
    base: `p99 ${text(base.p99)} (p50 ${text(base.p50)}), the bare query for the same people`,
    ratio: `${ratio.toFixed(1)} times`,
    reached: ratio < MOST_TIMES_THE_QUERY,
  };
}

async function msOf(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

function summary(times: readonly number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: median(times), p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0 };
}

function text(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}
