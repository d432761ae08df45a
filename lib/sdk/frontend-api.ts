import { ClerkAPIResponseError, ClerkRuntimeError, type ClerkAPIError } from "./errors";
import type { ResourceRequest } from "./resources/resource";
import { decode, encode, type Json } from "./wire";
import { version } from "./version";

/** The version of the wire that is spoken here. */
const API_VERSION = "2026-05-12";
/** How often a request is sent again when there was no answer, if that cannot make something happen twice. */
const RETRIES = 2;
const RETRY_AFTER_MS = 500;

export interface FrontendApiOptions {
  /** The portal's address, without `/v1`. */
  address: () => string;
  /** What goes with a request to a path. */
  parameters: (path: string) => Record<string, string | null | undefined>;
  onAnswer?: (headers: Headers) => void;
}

/** An answer of the portal. Both parts are null when it had none. */
export interface FrontendApiAnswer {
  /** What was asked for, without its envelope. */
  response: Json | null;
  /** The client that came with it. */
  client: Json | null;
}

/** Speaks with the portal: forms in, JSON out, the browser's cookie with it. */
export class FrontendApi {
  readonly #options: FrontendApiOptions;

  constructor(options: FrontendApiOptions) {
    this.#options = options;
  }

  /**
   * @param request a path below `/v1`; PATCH, PUT and DELETE travel as POST, which spares browsers a preflight
   * @throws ClerkAPIResponseError when the portal refuses
   * @throws ClerkRuntimeError network_error when there is no answer
   */
  async send({ method = "GET", path, body, query = {}, repeatable = method === "GET" }: ResourceRequest, credentials: RequestCredentials = "include"): Promise<FrontendApiAnswer> {
    const parameters = { __clerk_api_version: API_VERSION, _clerk_js_version: version, ...this.#options.parameters(path), _method: method === "GET" || method === "POST" ? null : method, ...query };
    const url = new URL(`${this.#options.address()}/v1${path}`);
    for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
    const answer = await this.#fetch(url, method === "GET" ? { credentials } : { method: "POST", credentials, ...bodyOf(body) }, repeatable ? RETRIES : 0);
    this.#options.onAnswer?.(answer.headers);
    const json = answer.status === 204 ? null : ((await answer.json().catch(() => null)) as Json | null);
    if (!answer.ok) throw errorOf(answer, json);
    if (json === null || !("response" in json)) return { response: json, client: null };
    return { response: json.response as Json | null, client: (json.client ?? null) as Json | null };
  }

  async #fetch(url: URL, init: RequestInit, retries: number): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (cause) {
      if (retries === 0) throw new ClerkRuntimeError(`There is no answer from ${url.origin}.`, "network_error", { cause });
      await new Promise((elapsed) => setTimeout(elapsed, RETRY_AFTER_MS * (RETRIES + 1 - retries)));
      return this.#fetch(url, init, retries - 1);
    }
  }
}

function bodyOf(body: ResourceRequest["body"] = {}): RequestInit {
  if (typeof body === "string") return { body, headers: { "content-type": "application/octet-stream" } };
  return { body: body instanceof FormData ? body : encode(body) };
}

function errorOf({ status, headers }: Response, json: Json | null): ClerkAPIResponseError {
  const errors = Array.isArray(json?.errors) ? (json.errors as Json[]).map((error) => decode("error", error, () => undefined) as ClerkAPIError) : [];
  const [first] = errors;
  return new ClerkAPIResponseError(first?.longMessage ?? first?.message ?? `The portal answered with status ${status}.`, {
    status,
    errors: first ? errors : [{ code: "unexpected_error", message: "The portal's answer was not understood." }],
    clerkTraceId: typeof json?.clerk_trace_id === "string" ? json.clerk_trace_id : undefined,
    retryAfter: Number(headers.get("retry-after")) || undefined,
  });
}
