import { vi } from "vitest";
import type { ApiBrowser } from "@/e2e/api/support/api-browser";

/** Answers requests: the real endpoints behind an `ApiBrowser`, or a test's own. */
export type Portal = Pick<ApiBrowser, "send">;

/** What a test sees of the page that an app's script believes to be on. */
export interface TestPage {
  /** The cookies that scripts set, with their attributes. */
  cookies: Map<string, { value: string; attributes: string[] }>;
  /** Every request, as `POST /v1/me?_method=PATCH`, without the parameters that all of them have. */
  requests: string[];
  /** Where the page was sent. */
  visited: string[];
  /** The window is looked at again. */
  focus(): void;
}

/** Make the globals of a page on another origin than the portal's, whose requests reach the real endpoints as a browser's do. */
export function openPage(browser: Portal, address = "http://localhost:4000/app"): TestPage {
  const page: Omit<TestPage, "focus"> = { cookies: new Map(), requests: [], visited: [] };
  const url = new URL(address);
  const location = {
    get href() {
      return url.href;
    },
    set href(to: string) {
      page.visited.push(to);
    },
    origin: url.origin,
    protocol: url.protocol,
    hostname: url.hostname,
    search: url.search,
    hash: url.hash,
  };
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible", hasFocus: () => true });
  Object.defineProperty(document, "cookie", {
    configurable: true,
    get: () => [...page.cookies].map(([name, { value }]) => `${name}=${value}`).join("; "),
    set: (line: string) => {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (attributes.includes("Max-Age=0")) page.cookies.delete(name);
      else page.cookies.set(name, { value, attributes });
    },
  });
  const history = { state: null, replaceState: (_state: unknown, _title: string, to: URL) => page.visited.push(`replaced: ${to.href}`) };
  for (const [name, value] of Object.entries({ location, window, document, history, fetch: fetchThrough(browser, page.requests, url.origin) })) vi.stubGlobal(name, value);
  return { ...page, focus: () => window.dispatchEvent(new Event("focus")) };
}

function fetchThrough(browser: Portal, requests: string[], origin: string): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input));
    const method = init.method ?? "GET";
    const query = Object.fromEntries(url.searchParams);
    const told = Object.entries(query).filter(([name]) => name === "_method" || name === "debug");
    requests.push(`${method} ${url.pathname}${told.length > 0 ? `?${new URLSearchParams(told)}` : ""}`);
    const { status, headers, json } = await browser.send(method, url.pathname, { raw: init.body ?? undefined, query, headers: { origin, ...(init.headers as Record<string, string>) } });
    return new Response(typeof json === "string" ? json || null : JSON.stringify(json), { status, headers });
  };
}
