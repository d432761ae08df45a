import { beforeAll, expect, it } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { closePool, pool } from "./pool";
import { useTestDatabase } from "./testing";

useTestDatabase();

const settingOf = async (name: string) => (await pool().query<{ value: string }>("SELECT current_setting($1) AS value", [name])).rows[0]?.value;

beforeAll(async () => {
  const { rows } = await pool().query<{ name: string }>("SELECT current_database() AS name");
  await pool().query(`ALTER DATABASE "${rows[0]?.name}" SET TimeZone = 'Asia/Tokyo'`);
});

it.each([
  ["as it is", "", "0"],
  ["with options of its own", "?options=-c%20statement_timeout%3D7000", "7s"],
  ["with other parameters", "?application_name=portal", "0"],
])("connections speak UTC, whatever the database prefers: an address %s", async (_name, query, timeout) => {
  await closePool();
  const address = process.env.DATABASE_URL;
  process.env.DATABASE_URL = `${address}${query}`;
  loadEnvironment();
  expect(await settingOf("TimeZone")).toBe("UTC");
  expect(await settingOf("statement_timeout")).toBe(timeout);
  process.env.DATABASE_URL = address;
});
