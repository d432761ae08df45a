#!/usr/bin/env node
// Prisma's schema engine without a download. The Prisma CLI starts a native binary and talks JSON-RPC with it over standard
// input and output; this program speaks the same protocol and hands every call to the WASM build of that engine, which
// comes from npm. Only developers need it: a start applies migrations by itself (lib/db/migrate.ts).
//
// prisma.config.ts names this file in PRISMA_SCHEMA_ENGINE_BINARY.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { administer } from "./schema-engine/administer.mjs";
import { databaseAdapter, noDatabaseAdapter } from "./schema-engine/adapters.mjs";

const options = parseArguments(process.argv.slice(2));

await loadEngine();
if (options.version) console.log(`schema-engine-wasm ${engineModule.version()}`);
else if (options.command) process.exitCode = await administer(options.command, options.datasource.url);
else serve();

function parseArguments(list) {
  const parsed = { datamodels: [], datasource: {}, command: undefined, version: false };
  const values = list[Symbol.iterator]();
  for (const name of values) {
    if (name === "--version" || name === "-V") parsed.version = true;
    else if (name === "--datamodels") parsed.datamodels.push(values.next().value);
    else if (name === "--datasource") parsed.datasource = JSON.parse(values.next().value);
    else if (name === "--enabled-preview-features" || name === "--extension-types") values.next();
    else if (name === "cli") parsed.command = values.next().value;
  }
  return parsed;
}

async function loadEngine() {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

function serve() {
  const connections = [];
  let engine;
  // The CLI may send a call before the last one is answered; the engine takes one at a time.
  let last = Promise.resolve();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      last = last.then(async () => {
        const { id, method, params } = JSON.parse(line);
        if (method === undefined) return; // The CLI acknowledges our own "print".
        try {
          engine ??= await createEngine(adapterFor(method, params), connections);
          answer(id, method, await call(engine, method, params ?? {}));
        } catch (error) {
          send({ jsonrpc: "2.0", id, error: { code: 4466, message: "An error happened. Check the data field for details.", data: errorData(error) } });
        }
      });
    })
    .on("close", () => void last.then(() => Promise.allSettled(connections.map((connection) => connection.dispose()))).then(() => process.exit(0)));
}

function adapterFor(method, params) {
  const offline = ["empty", "schemaDatamodel"];
  const needsNone = method === "diff" && offline.includes(params.from.tag) && offline.includes(params.to.tag);
  return needsNone ? noDatabaseAdapter() : databaseAdapter(options.datasource.url, options.datasource.shadowDatabaseUrl);
}

function createEngine(adapter, connections) {
  const files = options.datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  const factory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connectToShadowDb: () => adapter.connectToShadowDb(),
    async connect() {
      const connection = await adapter.connect();
      connections.push(connection);
      return connection;
    },
  };
  return engineModule.SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

async function call(engine, method, params) {
  const name = method === "getDatabaseVersion" ? "version" : method;
  if (typeof engine[name] !== "function") throw new Error(`The WASM schema engine has no method ${name}.`);
  // These two look for a shadow database on the main connection, which the WASM build refuses. devDiagnostic replays the
  // same migrations in a shadow database of the factory, and the engine then answers from its cache.
  if (name === "evaluateDataLoss" || name === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  return (await engine[name](params)) ?? null;
}

function answer(id, method, result) {
  if (method === "diff" && typeof result?.stdout === "string") {
    send({ jsonrpc: "2.0", id: `print-${id}`, method: "print", params: { content: result.stdout } });
  }
  send({ jsonrpc: "2.0", id, result });
}

function errorData(error) {
  const message = error instanceof Error ? error.message : String(error);
  try {
    const { is_panic, message: text, meta, error_code } = JSON.parse(message);
    return { is_panic: Boolean(is_panic), message: text, meta, error_code };
  } catch {
    return { is_panic: false, message, error_code: error?.code };
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
