// The engine's few commands that are not JSON-RPC: does the database exist, create it, drop it.
import pg from "pg";
import { connectionOptions } from "./connection.mjs";

/**
 * @param {string} command
 * @param {string} url
 * @returns {Promise<number>} the exit code that the Prisma CLI expects
 */
export async function administer(command, url) {
  const { options } = connectionOptions(url);
  const name = pg.escapeIdentifier(options.database ?? "");
  try {
    if (command === "can-connect-to-database") await run({ ...options }, "SELECT 1");
    else if (command === "create-database") await run({ ...options, database: "postgres" }, `CREATE DATABASE ${name}`);
    else if (command === "drop-database") await run({ ...options, database: "postgres" }, `DROP DATABASE ${name} WITH (FORCE)`);
    else throw new Error(`The schema engine has no command ${command}.`);
    return 0;
  } catch (error) {
    const known = { "3D000": "P1003", ECONNREFUSED: "P1001", ENOTFOUND: "P1001", ETIMEDOUT: "P1001" };
    const fields = { error_code: known[error.code] ?? "P1000", message: error.message || String(error.code) };
    process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`);
    return 1;
  }
}

async function run(options, sql) {
  const client = new pg.Client(options);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
