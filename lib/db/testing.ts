import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { databaseUrl, dropDatabase, makeDatabase } from "@/e2e/support/postgres";
import { loadEnvironment } from "@/lib/env";
import { forgetSettings } from "@/lib/settings/store";
import { disconnect } from "./client";

/**
 * Give the test file a migrated PostgreSQL database of its own: `DATABASE_URL` names it before the first connection is made,
 * and it is dropped afterwards.
 */
export function useTestDatabase(): void {
  const name = `test_${randomBytes(6).toString("hex")}`;
  beforeAll(async () => {
    await makeDatabase(inject("serverUrl"), name, inject("template"));
    process.env.DATABASE_URL = databaseUrl(inject("serverUrl"), name);
    loadEnvironment();
    forgetSettings();
  });
  afterAll(async () => {
    await disconnect();
    await dropDatabase(inject("serverUrl"), name);
  });
}
