import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPage, type TestPage } from "../testing";
import type { Session } from "../resources/session";
import { AppCookies } from "./cookies";
import { SessionKeeper } from "./keeper";
import { TokenCache } from "./token-cache";

const NOW = Date.UTC(2030, 0, 1);
let page: TestPage;
let tokens: TokenCache;
let keeper: SessionKeeper;
let count = 0;

function token(): string {
  const iat = Math.floor(Date.now() / 1000);
  return `h.${btoa(JSON.stringify({ iat, exp: iat + 60, jti: ++count }))}.s`;
}

/** A session whose tokens come from `fetchToken`. */
function session(id: string, fetchToken = vi.fn(async (): Promise<string | null> => token())) {
  const getToken = ({ leewayInSeconds }: { leewayInSeconds: number }) => tokens.get(`${id}/`, fetchToken, { leewayMs: leewayInSeconds * 1000 });
  return { id, getToken, fetchToken, touch: vi.fn(async () => {}) } as unknown as Session & { fetchToken: typeof fetchToken; touch: ReturnType<typeof vi.fn> };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  page = openPage({ send: () => Promise.reject(new Error("Nothing is asked here.")) });
  tokens = new TokenCache({ name: "test" });
  keeper = new SessionKeeper({ cookies: new AppCookies("pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA=="), tokens, touches: true });
  keeper.start();
});
afterEach(() => {
  keeper.change(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const cookie = () => page.cookies.get("__session")?.value;

describe("the token in the cookie", () => {
  it("is there at once, and renewed before its time is over", async () => {
    const one = session("sess_1");
    keeper.change(one);
    await vi.advanceTimersByTimeAsync(0);
    const first = cookie();
    expect(first).toBe(tokens.peek("sess_1/"));
    expect(page.cookies.get("__session_f0R0TxpA")?.value).toBe(first);
    await vi.advanceTimersByTimeAsync(44_000);
    expect(cookie()).toBe(first);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(cookie()).not.toBe(first);
    expect(one.fetchToken).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(one.fetchToken.mock.calls.length).toBeLessThanOrEqual(2 + 14);
    expect(tokens.remainingMs("sess_1/")).toBeGreaterThan(10_000);
  });

  it("is tried for again when there was no answer", async () => {
    const one = session("sess_1", vi.fn().mockRejectedValueOnce(new Error("no network")).mockImplementation(async () => token()));
    keeper.change(one);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(cookie()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(cookie()).toBeDefined();
  });

  it("is not asked for any more when nobody is signed in", async () => {
    const one = session("sess_1");
    keeper.change(one);
    await vi.advanceTimersByTimeAsync(0);
    keeper.change(null);
    expect([...page.cookies.keys()]).toEqual([]);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(one.fetchToken).toHaveBeenCalledTimes(1);
  });

  it("is that of the session that another tab shows, until this one is looked at", async () => {
    keeper.change(session("sess_1"));
    await vi.advanceTimersByTimeAsync(0);
    const mine = cookie();
    document.cookie = "clerk_active_context=sess_2:; Path=/";
    document.cookie = "__session=theirs; Path=/";
    await vi.advanceTimersByTimeAsync(50_000);
    expect(cookie()).toBe("theirs");
    page.focus();
    expect(cookie()).toBe(tokens.peek("sess_1/"));
    expect(cookie()).not.toBe(mine);
  });
});

it("counts coming back as activity, but not every second", async () => {
  const one = session("sess_1");
  keeper.change(one);
  page.focus();
  page.focus();
  expect(one.touch).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(6_000);
  page.focus();
  expect(one.touch).toHaveBeenCalledTimes(2);
});
