import { bindMethods } from "./bind";
import { LazyComponents } from "./components";
import { verifyEmailLink } from "./email-link";
import { ClerkRuntimeError, isClerkAPIResponseError, isUnauthenticatedError } from "./errors";
import { FrontendApi } from "./frontend-api";
import { addressOf, parsePublishableKey, usesDevBrowser } from "./publishable-key";
import { continueAfterRedirect } from "./redirect-callback";
import { afterUrl, isPage, redirectParameters, withParameters } from "./redirects";
import { Client } from "./resources/client";
import { makeResource } from "./resources/kinds";
import type { Host, ResourceRequest } from "./resources/resource";
import type { Session } from "./resources/session";
import type { User } from "./resources/user";
import { openChannel, type Channel } from "./session/channel";
import { AppCookies, cookieSuffix, widestCookieDomain } from "./session/cookies";
import { DEV_BROWSER_PARAMETER, DevBrowser } from "./session/dev-browser";
import { SessionKeeper } from "./session/keeper";
import { TokenCache } from "./session/token-cache";
import type {
  ClerkConstructorOptions,
  ClerkOptions,
  HandleEmailLinkVerificationParams,
  HandleRedirectCallbackParams,
  ListenerCallback,
  RedirectOptions,
  Resources,
  SetActiveParams,
  SignInProps,
  SignOutOptions,
  SignUpProps,
  UserButtonProps,
  UserProfileProps,
} from "./types";
import { loadComponents } from "./ui-loader";
import { version } from "./version";
import { isJson, type Json } from "./wire";

/**
 * The portal, from an app's page.
 *
 * ```ts
 * const clerk = new Clerk("pk_live_…");
 * await clerk.load();
 * if (clerk.user) console.log(clerk.user.fullName);
 * else clerk.mountSignIn(document.querySelector("#sign-in"));
 * ```
 */
export class Clerk {
  readonly version = version;
  readonly publishableKey: string;
  /** The host in the publishable key. */
  readonly frontendApi: string;
  readonly instanceType: "production" | "development";

  /** What was given to {@link load}. */
  options: ClerkOptions = {};
  status: "loading" | "ready" | "error" = "loading";
  /** The instance's settings, as `GET /v1/environment` tells them. */
  environment: Json | undefined;
  /** This browser; undefined until it was loaded. */
  client: Client | undefined;
  /** The session in use: null when nobody is signed in, undefined until it was loaded. */
  session: Session | null | undefined;
  /** Who is signed in: null when nobody is, undefined until it was loaded. */
  user: User | null | undefined;

  readonly #given: ClerkConstructorOptions;
  readonly #api: FrontendApi;
  readonly #host: Host;
  readonly #tokens: TokenCache;
  readonly #cookies: AppCookies;
  readonly #devBrowser: DevBrowser | null;
  readonly #components: LazyComponents;
  readonly #listeners = new Set<ListenerCallback>();
  readonly #channelName: string;
  #channel: Channel<"signed-out"> | null = null;
  #resources: Resources | null = null;
  #keeper: SessionKeeper | null = null;
  #loading: Promise<void> | undefined;

  /**
   * @param publishableKey from the portal's dashboard
   * @throws ClerkRuntimeError invalid_publishable_key
   */
  constructor(publishableKey: string, options: ClerkConstructorOptions = {}) {
    const key = parsePublishableKey(publishableKey.trim());
    this.publishableKey = publishableKey.trim();
    this.frontendApi = key.frontendApi;
    this.instanceType = key.instanceType;
    this.#given = options;
    this.#channelName = `gatehouse:${cookieSuffix(this.publishableKey)}`;
    this.#cookies = new AppCookies(this.publishableKey);
    this.#api = new FrontendApi({ address: () => this.address, parameters: (path) => this.#parameters(path), onAnswer: (headers) => this.#onAnswer(headers) });
    this.#devBrowser = usesDevBrowser(key) ? new DevBrowser(this.#cookies, async () => String((await this.#api.send({ method: "POST", path: "/dev_browser" }, "omit")).response?.id)) : null;
    this.#tokens = new TokenCache({ name: this.#channelName, sharedToken: (name) => (this.session && name === `${this.session.id}/` ? this.#cookies.get("__session") : null) });
    this.#components = new LazyComponents(this, loadComponents);
    this.#host = this.#createHost();
    bindMethods(this);
  }

  /** The portal's address. */
  get address(): string {
    const { proxyUrl, domain } = this.#given;
    const place = (given: string | ((url: URL) => string)) => (typeof given === "function" ? given(new URL(location.href)) : given);
    if (proxyUrl) return new URL(place(proxyUrl), location.href).href.replace(/\/+$/, "");
    if (domain) return `https://${place(domain)}`;
    return addressOf({ instanceType: this.instanceType, frontendApi: this.frontendApi }, location.protocol);
  }

  get proxyUrl(): string | undefined {
    return this.#given.proxyUrl ? this.address : undefined;
  }

  get domain(): string {
    return typeof this.#given.domain === "string" ? this.#given.domain : "";
  }

  /** Whether {@link load} is done. */
  get loaded(): boolean {
    return this.status === "ready";
  }

  get isSignedIn(): boolean {
    return Boolean(this.session);
  }

  get isStandardBrowser(): boolean {
    return this.options.standardBrowser !== false;
  }

  /**
   * Ask the portal who is signed in. To be called once; calling it again waits for the first time.
   *
   * @throws ClerkRuntimeError network_error
   * @throws ClerkAPIResponseError origin_invalid: the portal does not allow this page
   */
  load(options?: ClerkOptions): Promise<void> {
    this.#loading ??= this.#start(options ?? {}).catch((error: unknown) => {
      this.status = "error";
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /**
   * Be told now, and whenever somebody signs in or out or their account changes.
   *
   * @returns call it to be told no more
   */
  addListener(listener: ListenerCallback): () => void {
    this.#listeners.add(listener);
    if (this.#resources) listener(this.#resources);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Use another session from now on: the one that a sign-in or sign-up made, or another one of this browser.
   *
   * @throws ClerkRuntimeError session_not_found
   */
  async setActive({ session, redirectUrl, beforeEmit, navigate }: SetActiveParams): Promise<void> {
    await this.load();
    if (session) {
      const { id } = await this.#sessionOfClient(session);
      const chosen = this.client?.sessions.find((each) => each.id === id);
      if (this.options.touchSession !== false) await chosen?.touch({ intent: "select_session" });
      this.#use(this.client?.sessions.find((each) => each.id === id) ?? null);
    } else if (session === null) this.#use(null);
    await beforeEmit?.(this.session ?? null);
    this.#emit();
    if (navigate) await navigate({ session: this.session ?? null });
    else if (redirectUrl) await this.navigate(this.buildUrlWithAuth(redirectUrl));
  }

  /** Sign out of all sessions of this browser, or of one. */
  async signOut(callbackOrOptions?: (() => unknown) | SignOutOptions, options: SignOutOptions = {}): Promise<void> {
    await this.load();
    const callback = typeof callbackOrOptions === "function" ? callbackOrOptions : undefined;
    const { sessionId, redirectUrl } = typeof callbackOrOptions === "object" ? callbackOrOptions : options;
    const sessions = this.client?.signedInSessions ?? [];
    const one = sessions.length > 1 ? sessions.find(({ id }) => id === sessionId) : undefined;
    if (sessions.length === 0 || (sessionId && !sessions.some(({ id }) => id === sessionId))) return;
    const wasCurrent = !one || one.id === this.session?.id;
    if (one) await one.remove();
    else await this.client?.removeSessions();
    this.#channel?.post("signed-out");
    if (!wasCurrent) return;
    await this.setActive({ session: null });
    if (callback) await callback();
    else await this.navigate(redirectUrl ?? (one ? this.options.afterMultiSessionSingleSignOutUrl : undefined) ?? this.buildAfterSignOutUrl());
  }

  /** Look again who is signed in, after an answer said that nobody is. */
  async handleUnauthenticated(): Promise<void> {
    await this.#host.send({ path: "/client" });
  }

  /** Draw a sign-in into the page. */
  mountSignIn(node: HTMLElement, props?: SignInProps): void {
    this.#components.mount("SignIn", node, props);
  }

  unmountSignIn(node: HTMLElement): void {
    this.#components.unmount(node);
  }

  /** Draw a sign-up into the page. */
  mountSignUp(node: HTMLElement, props?: SignUpProps): void {
    this.#components.mount("SignUp", node, props);
  }

  unmountSignUp(node: HTMLElement): void {
    this.#components.unmount(node);
  }

  /** Draw the account of who is signed in into the page. */
  mountUserProfile(node: HTMLElement, props?: UserProfileProps): void {
    this.#components.mount("UserProfile", node, props);
  }

  unmountUserProfile(node: HTMLElement): void {
    this.#components.unmount(node);
  }

  /** Draw a button with the picture of who is signed in, and a menu behind it. */
  mountUserButton(node: HTMLElement, props?: UserButtonProps): void {
    this.#components.mount("UserButton", node, props);
  }

  unmountUserButton(node: HTMLElement): void {
    this.#components.unmount(node);
  }

  /** Show a sign-in as a dialog. */
  openSignIn(props?: SignInProps): void {
    this.#components.open("SignIn", props);
  }

  closeSignIn(): void {
    this.#components.close("signIn");
  }

  /** Show a sign-up as a dialog. */
  openSignUp(props?: SignUpProps): void {
    this.#components.open("SignUp", props);
  }

  closeSignUp(): void {
    this.#components.close("signUp");
  }

  /** Show the account of who is signed in as a dialog. */
  openUserProfile(props?: UserProfileProps): void {
    this.#components.open("UserProfile", props);
  }

  closeUserProfile(): void {
    this.#components.close("userProfile");
  }

  /** The sign-in page: the app's own, or the portal's. */
  buildSignInUrl(options: RedirectOptions = {}): string {
    return this.#pageUrl(this.options.signInUrl, "sign_in_url", "/sign-in", redirectParameters(options));
  }

  /** The sign-up page: the app's own, or the portal's. */
  buildSignUpUrl(options: RedirectOptions = {}): string {
    return this.#pageUrl(this.options.signUpUrl, "sign_up_url", "/sign-up", redirectParameters(options));
  }

  /** The portal's account page. */
  buildUserProfileUrl(): string {
    return this.#pageUrl(undefined, "user_profile_url", "/user", {});
  }

  /** Where to go after signing in. */
  buildAfterSignInUrl({ params }: { params?: URLSearchParams } = {}): string {
    return this.buildUrlWithAuth(afterUrl("signIn", this.options, this.address, params));
  }

  /** Where to go after signing up. */
  buildAfterSignUpUrl({ params }: { params?: URLSearchParams } = {}): string {
    return this.buildUrlWithAuth(afterUrl("signUp", this.options, this.address, params));
  }

  /** Where to go after signing out. */
  buildAfterSignOutUrl(): string {
    return this.options.afterSignOutUrl ?? "/";
  }

  /** An address on another origin, with what that needs to know this browser: nothing, but with a development key. */
  buildUrlWithAuth(to: string): string {
    return this.#devBrowser?.decorate(to) ?? to;
  }

  redirectWithAuth(to: string): Promise<unknown> {
    return this.navigate(this.buildUrlWithAuth(to));
  }

  /** Go to the sign-in page, and come back here. */
  async redirectToSignIn(options?: RedirectOptions): Promise<unknown> {
    return this.navigate(this.buildSignInUrl(options));
  }

  /** Go to the sign-up page, and come back here. */
  async redirectToSignUp(options?: RedirectOptions): Promise<unknown> {
    return this.navigate(this.buildSignUpUrl(options));
  }

  /** Go to the portal's account page. */
  async redirectToUserProfile(): Promise<unknown> {
    return this.navigate(this.buildUserProfileUrl());
  }

  async redirectToAfterSignIn(): Promise<unknown> {
    return this.navigate(this.buildAfterSignInUrl());
  }

  async redirectToAfterSignUp(): Promise<unknown> {
    return this.navigate(this.buildAfterSignUpUrl());
  }

  async redirectToAfterSignOut(): Promise<unknown> {
    return this.navigate(this.buildAfterSignOutUrl());
  }

  /**
   * Go on after a link in a mail was opened: to be called on the page that it leads to.
   *
   * @throws EmailLinkError when the link was no good
   */
  async handleEmailLinkVerification(params: HandleEmailLinkVerificationParams, customNavigate?: (to: string) => unknown): Promise<unknown> {
    await this.load();
    return verifyEmailLink(this, params, customNavigate ?? this.navigate);
  }

  /** Go on after an invitation, a sign-in link or a provider led back here: to be called on the page that they lead to. */
  async handleRedirectCallback(params: HandleRedirectCallbackParams = {}, customNavigate?: (to: string) => unknown): Promise<unknown> {
    await this.load();
    return continueAfterRedirect(this, params, customNavigate ?? this.navigate);
  }

  /**
   * Put an email address on the waiting list.
   *
   * @throws ClerkAPIResponseError form_param_format_invalid
   */
  async joinWaitlist({ emailAddress }: { emailAddress: string }): Promise<{ id: string }> {
    const { id } = await this.#host.send({ method: "POST", path: "/waitlist", body: { emailAddress } });
    return { id: String(id) };
  }

  /** Go to an address, by the app's router where it has one and the address is the app's. */
  async navigate(to: string): Promise<unknown> {
    if (!isPage(to)) throw new ClerkRuntimeError("This address does not lead to a page.", "invalid_redirect_url");
    const url = new URL(to, location.href);
    if (url.origin === location.origin && this.options.routerPush) return this.options.routerPush(url.href.slice(url.origin.length));
    location.href = url.href;
    return undefined;
  }

  async #start(options: ClerkOptions): Promise<void> {
    this.options = options;
    this.status = "loading";
    this.#tokens.connect();
    if (this.isStandardBrowser) {
      await this.#devBrowser?.start();
      this.#channel ??= openChannel(this.#channelName, () => void this.handleUnauthenticated().catch(() => {}));
    }
    const [environment, client] = await Promise.all([this.#ask({ method: this.#devBrowser ? "PATCH" : "GET", path: "/environment" }), this.#ask({ path: "/client" })]);
    this.environment = environment.response ?? {};
    if (this.isStandardBrowser && !this.#keeper) {
      this.#keeper = new SessionKeeper({ cookies: this.#cookies, tokens: this.#tokens, touches: options.touchSession !== false });
      this.#keeper.start();
    }
    this.status = "ready";
    this.#adopt(client.response ?? {});
  }

  #createHost(): Host {
    const host: Host = {
      send: (request) => this.#send(request),
      make: (name, json) => makeResource(host, name, json),
      tokens: this.#tokens,
      sessionLists: new Map(),
      currentClientId: () => this.client?.id ?? null,
      currentToken: async (options) => this.session?.getToken(options) ?? null,
    };
    return host;
  }

  async #send(request: ResourceRequest): Promise<Json> {
    try {
      const { response, client } = await this.#ask(request);
      const news = client ?? (request.path === "/client" || response?.object === "client" ? (response ?? {}) : null);
      if (news) this.#adopt(news);
      return response ?? {};
    } catch (error) {
      // Somebody may have been signed out elsewhere: the app should see it, not only this request.
      if (isUnauthenticatedError(error) && request.path !== "/client" && this.loaded) await this.handleUnauthenticated().catch(() => {});
      throw error;
    }
  }

  async #ask(request: ResourceRequest) {
    try {
      return await this.#api.send(request);
    } catch (error) {
      if (!this.#devBrowser || !isClerkAPIResponseError(error) || error.errors[0]?.code !== "dev_browser_unauthenticated") throw error;
      await this.#devBrowser.renew();
      return this.#api.send(request);
    }
  }

  #parameters(path: string): Record<string, string | null | undefined> {
    // What is the browser's own, or nobody's, is not asked for in anybody's name.
    const sessionId = /^\/(client|waitlist)\b/.test(path) ? null : this.session?.id;
    return { _clerk_session_id: sessionId, [DEV_BROWSER_PARAMETER]: this.#devBrowser?.token };
  }

  #onAnswer(headers: Headers): void {
    const token = headers.get("clerk-db-jwt");
    if (token && this.#devBrowser) this.#devBrowser.token = token;
  }

  /** Take over the client that an answer brought. */
  #adopt(json: Json): void {
    const before = this.client;
    this.client = new Client(this.#host, json);
    const ids = (client?: Client) => client?.sessions.map(({ id }) => id).join();
    if (ids(before) !== ids(this.client)) this.#host.sessionLists.clear();
    const id = this.session?.id;
    this.#use(before ? (this.client.signedInSessions.find((session) => session.id === id) ?? null) : this.#initialSession(this.client));
    if (this.#devBrowser && this.isStandardBrowser) this.#tellServerSince(this.client);
    this.#emit();
  }

  #initialSession(client: Client): Session | null {
    const { selectInitialSession } = this.options;
    if (selectInitialSession) return selectInitialSession(client);
    const { signedInSessions, lastActiveSessionId } = client;
    return signedInSessions.find(({ id }) => lastActiveSessionId === null || id === lastActiveSessionId) ?? null;
  }

  #use(session: Session | null): void {
    this.session = session;
    this.user = session?.user ?? null;
    this.#keeper?.change(session);
  }

  /** With a development key the portal cannot set the cookie that tells the app's server since when somebody is signed in. */
  #tellServerSince({ signedInSessions, updatedAt }: Client): void {
    const since = signedInSessions.length > 0 && updatedAt ? Math.floor(updatedAt.getTime() / 1000) : 0;
    this.#cookies.set("__client_uat", String(since), { sameSite: "Strict", domain: widestCookieDomain() });
  }

  async #sessionOfClient(session: Session | string): Promise<Session> {
    const id = typeof session === "string" ? session : session.id;
    const find = () => this.client?.sessions.find((each) => each.id === id);
    // It may have been made elsewhere: by a link in a mail, in another tab.
    if (!find()) await this.handleUnauthenticated();
    const found = find();
    if (!found) throw new ClerkRuntimeError("This browser has no such session.", "session_not_found");
    return found;
  }

  #pageUrl(own: string | undefined, setting: string, path: string, parameters: Record<string, string | null | undefined>): string {
    const display = this.environment?.display_config;
    const told = isJson(display) && typeof display[setting] === "string" ? display[setting] : null;
    return this.buildUrlWithAuth(withParameters(own || told || `${this.address}${path}`, parameters));
  }

  #emit(): void {
    if (!this.loaded || !this.client) return;
    const resources = { client: this.client, session: this.session ?? null, user: this.user ?? null };
    this.#resources = resources;
    for (const listener of [...this.#listeners]) listener(resources);
  }
}
