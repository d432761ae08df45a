import { routeHandlers } from "./routes";
import { checkContract } from "./contract";

/** An answer of the API, read. */
// The tests look into whatever was answered.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; headers: Headers; json: any };

type Sent = {
  /** Sent as a form, the way browsers' SDKs do; null stands for an empty value. */
  form?: Record<string, unknown>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is: a multipart form, bytes. */
  raw?: BodyInit;
  query?: Record<string, string>;
  headers?: Record<string, string>;
};

/**
 * A browser for tests of the API: it calls the very functions that the server calls, in web terms, and keeps cookies. Every
 * answer is held against the published description of its operation.
 */
export class ApiBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string | null = "http://localhost:3000",
    readonly ip = "203.0.113.7",
    readonly userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ) {}

  get(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send("GET", path, sent);
  }

  post(path: string, form: Record<string, unknown> = {}, sent: Sent = {}): Promise<Answer> {
    return this.send("POST", path, { form, ...sent });
  }

  /** As the SDKs send it: POST with `_method`. */
  patch(path: string, form: Record<string, unknown> = {}, sent: Sent = {}): Promise<Answer> {
    return this.send("POST", path, { form, ...sent, query: { ...sent.query, _method: "PATCH" } });
  }

  /** As the SDKs send it: POST with `_method`. */
  delete(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send("POST", path, { form: {}, ...sent, query: { ...sent.query, _method: "DELETE" } });
  }

  async send(method: string, path: string, { form, json, raw, query = {}, headers = {} }: Sent): Promise<Answer> {
    const url = new URL(path, "http://localhost:3000");
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { pattern, handlers, params } = await routeHandlers(url.pathname);
    const handler = handlers[method];
    if (!handler) throw new Error(`Nothing answers ${method} ${pattern}.`);
    const body = form ? formBody(form) : json !== undefined ? JSON.stringify(json) : raw;
    const type = form ? "application/x-www-form-urlencoded" : json !== undefined ? "application/json" : undefined;
    const request = new Request(url, {
      method,
      body: method === "GET" ? undefined : body,
      headers: {
        "x-gatehouse-ip": this.ip,
        "x-gatehouse-request-id": "test",
        "user-agent": this.userAgent,
        ...(this.origin && method !== "GET" ? { origin: this.origin } : {}),
        ...(type ? { "content-type": type } : {}),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    this.keep(response);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    const answer = { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
    const effective = url.searchParams.get("_method") ?? method;
    checkContract(effective, pattern, answer);
    return answer;
  }

  private keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (attributes.includes("Max-Age=0") || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Lists as a repeated name, objects as JSON, nothing at all for undefined. */
function formBody(form: Record<string, unknown>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values = Array.isArray(value) ? value : [value];
    return values.map((each) => [name, each === null ? "" : typeof each === "object" ? JSON.stringify(each) : String(each)]);
  });
  return new URLSearchParams(pairs);
}
