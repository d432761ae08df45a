// Connections for the schema engine, over Prisma's own driver adapter, with what that adapter lacks for migrations.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { connectionOptions } from "./connection.mjs";

const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

/** An adapter for a real database, with shadow databases beside it. */
export function databaseAdapter(url, shadowUrl) {
  const { options, schema } = connectionOptions(url);
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(options, schema),
    async connectToShadowDb() {
      if (shadowUrl) {
        const shadow = connectionOptions(shadowUrl);
        return open(shadow.options, shadow.schema);
      }
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      await execute(options, `CREATE DATABASE "${database}"`);
      const connection = await open({ ...options, database }, schema);
      const dispose = connection.dispose.bind(connection);
      connection.dispose = async () => {
        await dispose();
        await execute(options, `DROP DATABASE "${database}" WITH (FORCE)`);
      };
      return connection;
    },
  };
}

/** An adapter for comparisons that need no server; the engine asks every connection for its version first. */
export function noDatabaseAdapter() {
  const connection = {
    provider: "postgres",
    adapterName: "no database",
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    startTransaction: async () => {
      throw new Error("This comparison has no database.");
    },
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  };
  return { provider: "postgres", adapterName: connection.adapterName, connect: async () => connection, connectToShadowDb: async () => connection };
}

async function open(options, schema) {
  const connection = await new PrismaPg({ ...options, max: 1 }, { schema }).connect();
  const pool = connection.underlyingDriver();
  readCharAsText(pool);
  const connect = pool.connect;
  pool.connect = (callback) => (callback ? connect.call(pool, callback) : connect.call(pool).then(readCharAsText));
  // The adapter cuts a script at every semicolon, also inside function bodies and literals; the server knows better.
  connection.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

const patched = new WeakSet();

/** Catalogue queries return the internal type "char", which the adapter refuses; as text it is what the engine expects. */
function readCharAsText(queryable) {
  if (patched.has(queryable)) return queryable;
  patched.add(queryable);
  const query = queryable.query;
  queryable.query = (...parameters) => {
    const result = query.apply(queryable, parameters);
    return typeof result?.then === "function" ? result.then(withoutCharType) : result;
  };
  return queryable;
}

function withoutCharType(result) {
  for (const field of result?.fields ?? []) if (field.dataTypeID === CHAR_TYPE) field.dataTypeID = TEXT_TYPE;
  return result;
}

async function execute(options, sql) {
  const client = new pg.Client(options);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
