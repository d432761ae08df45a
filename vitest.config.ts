import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@/": root, "server-only": `${root}e2e/support/nothing.ts` } },
  test: {
    include: ["{lib,app,server,scripts,components,e2e/api}/**/*.test.{ts,tsx}"],
    globalSetup: "./e2e/support/postgres.ts",
    env: {
      NODE_ENV: "test",
      ENCRYPTION_KEY: "a key for tests only: forty characters at least",
      LOG_LEVEL: "silent",
    },
    // Argon2id and PostgreSQL share the machine with the tests: more workers than cores only make all of them wait.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
