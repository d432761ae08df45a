import { join } from "node:path";
import { defineConfig } from "prisma/config";

// The native engine would be downloaded; this one is the same engine as WASM, from npm. Set the variable to use another.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, "scripts", "schema-engine.mjs");

export default defineConfig({
  schema: join("prisma", "schema.prisma"),
  migrations: { path: join("prisma", "migrations") },
  // `prisma generate` needs no database; every other command names its own.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/gatehouse" },
});
