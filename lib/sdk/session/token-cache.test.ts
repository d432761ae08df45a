import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TokenCache } from "./token-cache";

const NOW = Date.UTC(2030, 0, 1);
const KEY = "sess_1/";

let count = 0;
/** A token that is good for a minute, as a portal whose clock is `aheadMs` ahead makes it. */
function token(aheadMs = 0, nowMs = Date.now()): string {
  const iat = Math.floor((nowMs + aheadMs) / 1000);
  return `h.${btoa(JSON.stringify({ iat, exp: iat + 60, jti: ++count }))}.s`;
}

/** Turns are taken as the browser's Web Locks do. */
function stubLocks() {
  const last = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  };
  vi.stubGlobal("navigator", { locks: { request } });
}

let name: string;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  name = `test:${++count}`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("one tab", () => {
  it("asks once, however many want a token, and again shortly before its end", async () => {
    const tokens = new TokenCache({ name });
    const fetchToken = vi.fn(async () => token());
    const [one, two] = await Promise.all([tokens.get(KEY, fetchToken), tokens.get(KEY, fetchToken)]);
    expect(one).toBe(two);
    vi.setSystemTime(NOW + 49_000);
    expect(await tokens.get(KEY, fetchToken)).toBe(one);
    expect(fetchToken).toHaveBeenCalledTimes(1);
    vi.setSystemTime(NOW + 51_000);
    expect(await tokens.get(KEY, fetchToken)).not.toBe(one);
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });

  it("asks in any case when it shall, and when the token must be good for longer", async () => {
    const tokens = new TokenCache({ name });
    const fetchToken = vi.fn(async () => token());
    await tokens.get(KEY, fetchToken);
    await tokens.get(KEY, fetchToken, { skipCache: true });
    await tokens.get(KEY, fetchToken, { leewayMs: 61_000 });
    expect(fetchToken).toHaveBeenCalledTimes(3);
  });

  it.each([3_600_000, -3_600_000])("does not mind a portal's clock that is %i ms ahead", async (aheadMs) => {
    const tokens = new TokenCache({ name });
    tokens.put(KEY, token(aheadMs));
    expect(tokens.remainingMs(KEY)).toBe(60_000);
    vi.setSystemTime(NOW + 50_000);
    expect(tokens.remainingMs(KEY)).toBe(10_000);
  });

  it("keeps nothing of a failure, nor of a session that is over", async () => {
    const tokens = new TokenCache({ name });
    await expect(tokens.get(KEY, () => Promise.reject(new Error("no network")))).rejects.toThrow("no network");
    expect(await tokens.get(KEY, async () => null)).toBeNull();
    const good = token();
    expect(await tokens.get(KEY, async () => good)).toBe(good);
    tokens.clear("sess_1");
    expect(tokens.peek(KEY)).toBeNull();
  });

  it("never takes an older token for a newer one", () => {
    const tokens = new TokenCache({ name });
    const [older, newer] = [token(0, NOW), token(0, NOW + 5_000)];
    tokens.put(KEY, newer);
    tokens.put(KEY, older);
    expect(tokens.peek(KEY)).toBe(newer);
  });
});

describe("several tabs", () => {
  it("ask once together, and tell each other", async () => {
    stubLocks();
    const tabs = [1, 2, 3].map(() => new TokenCache({ name }));
    for (const tab of tabs) tab.connect();
    const fetchToken = vi.fn(async () => token());
    const got = await Promise.all(tabs.map((tab) => tab.get(KEY, fetchToken)));
    expect(new Set(got).size).toBe(1);
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  it("find what another one left in the cookie", async () => {
    stubLocks();
    const shared = token();
    const tab = new TokenCache({ name, sharedToken: () => shared });
    tab.connect();
    const fetchToken = vi.fn(async () => token());
    expect(await tab.get(KEY, fetchToken)).toBe(shared);
    expect(fetchToken).not.toHaveBeenCalled();
  });

  it("ask each for itself, when each shall in any case", async () => {
    stubLocks();
    const tabs = [1, 2].map(() => new TokenCache({ name }));
    for (const tab of tabs) tab.connect();
    const fetchToken = vi.fn(async () => token());
    await Promise.all(tabs.map((tab) => tab.get(KEY, fetchToken, { skipCache: true })));
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });
});
