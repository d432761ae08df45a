import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createClerkClient } from "@clerk/backend";
import { pool } from "@/lib/db/pool";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { newSecretKey, secretKeyHint } from "@/lib/instance/secret-key";
import type { Answer } from "./api-browser";
import { checkContract } from "./contract";
import { routeHandlers } from "./routes";

type Sent = { json?: unknown; raw?: BodyInit; query?: Record<string, string | string[]>; headers?: Record<string, string> };

/** A server for tests of the Backend API: it calls the very functions that the portal calls, in web terms, with a secret key. */
export class BackendApi {
  /** @param key what it authorizes itself with; null sends no header */
  constructor(readonly key: string | null) {}

  get(path: string, query: Sent["query"] = {}): Promise<Answer> {
    return this.send("GET", path, { query });
  }

  post(path: string, json?: unknown): Promise<Answer> {
    return this.send("POST", path, { json });
  }

  patch(path: string, json: unknown): Promise<Answer> {
    return this.send("PATCH", path, { json });
  }

  put(path: string, json: unknown): Promise<Answer> {
    return this.send("PUT", path, { json });
  }

  delete(path: string): Promise<Answer> {
    return this.send("DELETE", path, {});
  }

  async send(method: string, path: string, { json, raw, query = {}, headers = {} }: Sent): Promise<Answer> {
    const url = new URL(path, "http://localhost:3000");
    for (const [name, value] of Object.entries(query)) for (const each of [value].flat()) url.searchParams.append(name, each);
    const body = json === undefined ? raw : JSON.stringify(json);
    const request = new Request(url, {
      method,
      body: method === "GET" ? undefined : body,
      headers: {
        "x-gatehouse-ip": "203.0.113.80",
        "x-gatehouse-request-id": "test",
        "user-agent": "tests",
        ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
        // SDKs say so with every request, also where there is no body.
        ...(raw === undefined ? { "content-type": "application/json" } : {}),
        ...headers,
      },
    });
    const { pattern, response } = await answer(request);
    const text = await response.text();
    const read = { status: response.status, headers: response.headers, json: text === "" ? null : JSON.parse(text) };
    checkContract(method, pattern, read);
    return read;
  }
}

/** A new secret key of the test's instance, as the store keeps one. */
export async function newKey(name = "Tests"): Promise<string> {
  const key = newSecretKey(true);
  const now = new Date();
  await pool().query("INSERT INTO secret_keys (id, name, hint, key_hash, created_at) VALUES ($1, $2, $3, $4, $5)", [newId("secretKey", now), name, secretKeyHint(key), sha256(key), now]);
  return key;
}

/** The Backend API of the test's instance on a port of this machine, and the published SDK pointed at it. */
export async function openBackendApi() {
  const secretKey = await newKey("The published SDK");
  const server = createServer((request, response) => {
    const body = request.method === "GET" ? Promise.resolve(undefined) : buffer(request);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const serve = async () => {
      const { response: answered } = await answer(new Request(`http://localhost:3000${request.url}`, { method: request.method, headers, body: (await body) as BodyInit | undefined }));
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(Buffer.from(await answered.arrayBuffer()));
    };
    serve().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { apiUrl, secretKey, clerk: createClerkClient({ secretKey, apiUrl }), close: () => server.close() };
}

async function answer(request: Request): Promise<{ pattern: string; response: Response }> {
  const { pattern, handlers, params } = await routeHandlers(new URL(request.url).pathname);
  const handler = handlers[request.method];
  if (!handler) throw new Error(`Nothing answers ${request.method} ${pattern}.`);
  return { pattern, response: await handler(request, { params: Promise.resolve(params) }) };
}
