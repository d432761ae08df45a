import { tokenKey, type Session } from "../resources/session";
import { readCookie, writeCookie, type AppCookies } from "./cookies";
import type { TokenCache } from "./token-cache";

/** How long before its end a token is renewed. A tab that nobody looks at leaves it to the one that is looked at. */
const EARLY_SECONDS = { visible: 15, hidden: 8 };
const RETRY_MS = 5_000;
const TOUCH_EVERY_MS = 5_000;
/** Says which session the app's server is to see, where tabs have different ones: the one that was looked at last. */
const CONTEXT_COOKIE = "clerk_active_context";

export interface SessionKeeperOptions {
  cookies: AppCookies;
  tokens: TokenCache;
  /** Whether coming back to the window counts as activity. */
  touches: boolean;
}

/** Keeps the app's server informed of who is signed in: the session's token in a cookie, renewed before its time is over. */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  #session: Session | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touchedAtMs = 0;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.tokens.onToken((key) => {
      if (this.#session && key === tokenKey(this.#session.id)) this.#keep();
    });
    window.addEventListener("focus", () => this.#onFocus());
    document.addEventListener("visibilitychange", () => this.#schedule());
  }

  /** Keep this session from now on; null when nobody is signed in. */
  change(session: Session | null): void {
    const before = this.#session;
    this.#session = session;
    if (session === null) {
      clearTimeout(this.#timer);
      if (before && !ownsCookie(before)) return;
      this.#options.cookies.remove("__session");
      writeCookie(CONTEXT_COOKIE, "", { maxAge: 0 });
      return;
    }
    if (session.id !== before?.id && (before || document.hasFocus() || readCookie(CONTEXT_COOKIE) === null)) claimCookie(session);
    this.#keep();
  }

  #keep(): void {
    const jwt = this.#session && this.#options.tokens.peek(tokenKey(this.#session.id));
    if (this.#session && jwt && ownsCookie(this.#session)) this.#options.cookies.set("__session", jwt);
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const session = this.#session;
    if (!session) return;
    const leewayInSeconds = EARLY_SECONDS[document.visibilityState === "hidden" ? "hidden" : "visible"];
    const renew = () => session.getToken({ leewayInSeconds: leewayInSeconds + 1 }).catch(() => this.#retry(session));
    this.#timer = setTimeout(renew, Math.max(0, this.#options.tokens.remainingMs(tokenKey(session.id)) - leewayInSeconds * 1000));
  }

  #retry(session: Session): void {
    if (session.id === this.#session?.id) this.#timer = setTimeout(() => this.#schedule(), RETRY_MS);
  }

  #onFocus(): void {
    const session = this.#session;
    if (!session) return;
    claimCookie(session);
    this.#keep();
    if (!this.#options.touches || Date.now() - this.#touchedAtMs < TOUCH_EVERY_MS) return;
    this.#touchedAtMs = Date.now();
    // When it fails, the next request of the app tells why.
    session.touch({ intent: "focus" }).catch(() => {});
  }
}

function claimCookie({ id }: Session): void {
  writeCookie(CONTEXT_COOKIE, `${id}:`, { maxAge: null });
}

function ownsCookie({ id }: Session): boolean {
  const context = readCookie(CONTEXT_COOKIE);
  return context === null || context.startsWith(`${id}:`);
}
