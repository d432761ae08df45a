import { openChannel, type Channel } from "./channel";
import { claimsOf } from "./jwt";

/** Tokens that live shorter than this are as good as over: a request takes its time, and clocks differ. */
const LEEWAY_MS = 10_000;
/** How long whoever fetched a token keeps others waiting, so that the news reaches them first. */
const NEWS_MS = 50;

type Entry = { jwt: string; issuedAt: number; expiresAtMs: number };

export interface TokenCacheOptions {
  /** Names what this browser's tabs share; tabs of another portal's app on the same host have another one. */
  name: string;
  /** A token that another tab may have fetched and left in a cookie; null when there is none. */
  sharedToken?: (key: string) => string | null;
}

/**
 * The tokens of this browser's sessions. A token is asked for once, however many want it, in however many tabs: tabs take
 * turns (Web Locks) and tell each other what they got (BroadcastChannel), where the browser has these.
 */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Map<string, Promise<string | null>>();
  readonly #listeners = new Set<(key: string, jwt: string) => void>();
  readonly #options: TokenCacheOptions;
  #channel: Channel<{ key: string; jwt: string }> | null = null;
  /** How far this machine's clock is ahead of the portal's. */
  #skewMs = 0;

  constructor(options: TokenCacheOptions) {
    this.#options = options;
  }

  /** Listen to the other tabs from now on. */
  connect(): void {
    this.#channel ??= openChannel(`${this.#options.name}:tokens`, ({ key, jwt }) => this.#store(key, jwt));
  }

  /**
   * A token that is good for a while yet: the one that is here, or another.
   *
   * @param fetchToken asks the portal for a token; null when there is none to be had
   */
  async get(key: string, fetchToken: () => Promise<string | null>, { skipCache = false, leewayMs = LEEWAY_MS }: { skipCache?: boolean; leewayMs?: number } = {}): Promise<string | null> {
    const present = skipCache ? null : this.#fresh(key, leewayMs);
    if (present) return present;
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const asked = this.#ask(key, fetchToken, skipCache, leewayMs).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return asked;
  }

  /** Keep a token that came with another answer. */
  put(key: string, jwt: string): void {
    const claims = claimsOf(jwt);
    if (claims) this.#skewMs = Date.now() - claims.iat * 1000;
    this.#store(key, jwt);
  }

  /** The token as it is, fresh or not. */
  peek(key: string): string | null {
    return this.#entries.get(key)?.jwt ?? null;
  }

  /** For how long the token is good; 0 when there is none. */
  remainingMs(key: string): number {
    return Math.max(0, (this.#entries.get(key)?.expiresAtMs ?? 0) - Date.now());
  }

  /** Forget all tokens whose key begins so. */
  clear(prefix = ""): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }

  /** Be told of every new token, from whichever tab. */
  onToken(listener: (key: string, jwt: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask(key: string, fetchToken: () => Promise<string | null>, skipCache: boolean, leewayMs: number): Promise<string | null> {
    const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
    if (!locks || !this.#channel) return this.#fetch(key, fetchToken);
    return new Promise((resolve, reject) => {
      locks
        .request(`${this.#options.name}:${key}`, async () => {
          const shared = this.#options.sharedToken?.(key);
          if (shared) this.#store(key, shared);
          // Another tab may have asked while this one waited for its turn.
          const present = skipCache ? null : this.#fresh(key, leewayMs);
          resolve(present ?? (await this.#fetch(key, fetchToken)));
          if (!present) await new Promise((elapsed) => setTimeout(elapsed, NEWS_MS));
        })
        .catch(reject);
    });
  }

  async #fetch(key: string, fetchToken: () => Promise<string | null>): Promise<string | null> {
    const jwt = await fetchToken();
    if (jwt === null) return null;
    this.put(key, jwt);
    this.#channel?.post({ key, jwt });
    return jwt;
  }

  #fresh(key: string, leewayMs: number): string | null {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAtMs - Date.now() > leewayMs ? entry.jwt : null;
  }

  #store(key: string, jwt: string): void {
    const claims = claimsOf(jwt);
    const known = this.#entries.get(key);
    // News may come late: an older token never takes the place of a newer one.
    if (!claims || jwt === known?.jwt || (known && known.issuedAt > claims.iat)) return;
    this.#entries.set(key, { jwt, issuedAt: claims.iat, expiresAtMs: claims.exp * 1000 + this.#skewMs });
    for (const listener of this.#listeners) listener(key, jwt);
  }
}
