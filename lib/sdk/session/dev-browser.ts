import type { AppCookies } from "./cookies";

/** The name of the credential, in addresses and cookies. */
export const DEV_BROWSER_PARAMETER = "__clerk_db_jwt";

/**
 * The browser's credential where the key is a development key: browsers keep no cookie of a portal on another site, so the
 * app keeps it, and passes it on in addresses.
 */
export class DevBrowser {
  readonly #cookies: AppCookies;
  readonly #create: () => Promise<string>;

  /** @param create asks the portal for a new one */
  constructor(cookies: AppCookies, create: () => Promise<string>) {
    this.#cookies = cookies;
    this.#create = create;
  }

  get token(): string | null {
    return this.#cookies.get(DEV_BROWSER_PARAMETER);
  }

  set token(token: string | null) {
    if (token === null) this.#cookies.remove(DEV_BROWSER_PARAMETER);
    else this.#cookies.set(DEV_BROWSER_PARAMETER, token);
  }

  /** Take the credential from the page's address, from the cookie, or from the portal. */
  async start(): Promise<void> {
    const url = new URL(location.href);
    const given = url.searchParams.get(DEV_BROWSER_PARAMETER);
    if (given !== null) {
      url.searchParams.delete(DEV_BROWSER_PARAMETER);
      // It must not be copied along with the address.
      history.replaceState(history.state, "", url);
      this.token = given;
    }
    if (this.token === null) await this.renew();
  }

  /** Get a new one: the portal no longer knows the old one. */
  async renew(): Promise<void> {
    this.token = await this.#create();
  }

  /** An address with the credential, when it leads to another origin. */
  decorate(to: string): string {
    const url = new URL(to, location.href);
    if (this.token === null || url.origin === location.origin) return to;
    url.searchParams.set(DEV_BROWSER_PARAMETER, this.token);
    return url.href;
  }
}
