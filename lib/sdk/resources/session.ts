import type { Json } from "../wire";
import { StoredResource } from "./resource";
import type { SessionVerification } from "./session-verification";
import type { Token } from "./small";
import type { User } from "./user";

export interface GetTokenOptions {
  /** The JWT template to make the token from. */
  template?: string;
  /** Ask the portal in any case. */
  skipCache?: boolean;
  /** For how many seconds at least the token must be good yet. */
  leewayInSeconds?: number;
  organizationId?: string;
}

export interface SessionTouchParams {
  /** Why: somebody came back to the window, or chose this session. */
  intent?: "focus" | "select_session" | "select_org";
}

/** What a person is shown by of a session that may not be theirs. */
export interface PublicUserData {
  firstName: string | null;
  lastName: string | null;
  imageUrl: string;
  hasImage: boolean;
  identifier: string;
  userId?: string;
  username?: string | null;
}

/** How somebody proves who they are: a strategy with what it needs. */
export interface FactorParams {
  strategy: string;
  emailAddressId?: string;
  phoneNumberId?: string;
  redirectUrl?: string;
}

/** What somebody proves it with. */
export interface AttemptParams {
  strategy: string;
  code?: string;
  password?: string;
}

/** A person being signed in with this browser. */
export class Session extends StoredResource {
  declare readonly status: "active" | "pending" | "ended" | "removed" | "replaced" | "revoked" | "expired" | "abandoned";
  declare readonly user: User | null;
  declare readonly publicUserData: PublicUserData;
  declare readonly expireAt: Date;
  declare readonly abandonAt: Date;
  declare readonly lastActiveAt: Date;
  declare readonly lastActiveToken: Token | null;
  declare readonly lastActiveOrganizationId: string | null;
  /** Whoever acts in the person's name. */
  declare readonly actor: Record<string, unknown> | null;
  declare readonly tasks: { key: string }[] | null;
  /** Minutes since the first and the second factor were proved; -1 for never. */
  declare readonly factorVerificationAge: [number, number] | null;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** What the person has to do before anything else. */
  get currentTask(): { key: string } | undefined {
    return this.tasks?.[0];
  }

  /**
   * A token for the app's server: good for a minute, kept here, and renewed before its time is over.
   *
   * @returns null when the session is over
   * @throws ClerkAPIResponseError resource_not_found: there is no such template
   */
  async getToken({ template, skipCache, leewayInSeconds }: GetTokenOptions = {}): Promise<string | null> {
    if (!this.user) return null;
    const path = `${this.path()}/tokens${template ? `/${encodeURIComponent(template)}` : ""}`;
    const tabState = typeof document === "undefined" ? undefined : document.visibilityState === "hidden" ? "hidden" : document.hasFocus() ? "focused" : "visible";
    const fetchToken = async () => {
      const { jwt } = await this.host.send({ method: "POST", path, body: template ? {} : { organizationId: null, tabState }, query: skipCache ? { debug: "skip_cache" } : {}, repeatable: true });
      return typeof jwt === "string" ? jwt : null;
    };
    return this.host.tokens.get(tokenKey(this.id, template), fetchToken, { skipCache, leewayMs: leewayInSeconds && leewayInSeconds * 1000 });
  }

  /** Forget the tokens that are kept here. */
  clearCache(): void {
    this.host.tokens.clear(this.id);
  }

  /** Say that the person is active. */
  touch({ intent }: SessionTouchParams = {}): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/touch`, body: { activeOrganizationId: null, intent } });
  }

  /** Sign this session out. */
  end(): Promise<this> {
    return this.close("end");
  }

  /** Sign this session out, and take it off the list of this browser's sessions. */
  remove(): Promise<this> {
    return this.close("remove");
  }

  /** Begin to prove once more who the person is, when an answer was `session_reverification_required`. */
  startVerification({ level }: { level: "first_factor" | "second_factor" | "multi_factor" }): Promise<SessionVerification> {
    return this.verify("", { level });
  }

  /** Send a code for the first factor. */
  prepareFirstFactorVerification(params: FactorParams): Promise<SessionVerification> {
    return this.verify("/prepare_first_factor", pickFactor(params));
  }

  /**
   * Prove the first factor.
   *
   * @throws ClerkAPIResponseError form_password_incorrect, form_code_incorrect
   */
  attemptFirstFactorVerification(params: AttemptParams): Promise<SessionVerification> {
    return this.verify("/attempt_first_factor", params);
  }

  /** Send a code for the second factor. */
  prepareSecondFactorVerification(params: FactorParams): Promise<SessionVerification> {
    return this.verify("/prepare_second_factor", pickFactor(params));
  }

  /** Prove the second factor. */
  attemptSecondFactorVerification(params: AttemptParams): Promise<SessionVerification> {
    return this.verify("/attempt_second_factor", params);
  }

  protected override path(): string {
    return `/client/sessions/${encodeURIComponent(this.id)}`;
  }

  protected override adopt(json: Json): this {
    super.adopt(json);
    if (this.lastActiveToken && this.user) this.host.tokens.put(tokenKey(this.id), this.lastActiveToken.jwt);
    return this;
  }

  private close(how: "end" | "remove"): Promise<this> {
    this.clearCache();
    return this.mutate({ method: "POST", path: `${this.path()}/${how}` });
  }

  private verify(step: string, body: object): Promise<SessionVerification> {
    return this.fetch({ method: "POST", path: `${this.path()}/verify${step}`, body });
  }
}

/** Under what a session's tokens are kept. */
export function tokenKey(sessionId: string, template = ""): string {
  return `${sessionId}/${template}`;
}

/** What a factor needs to be prepared. Apps hand over whole factors as they were offered, with more in them. */
export function pickFactor<Params extends { strategy: string }>(params: Params): object {
  const { safeIdentifier: _identifier, primary: _primary, default: _default, ...needed } = params as Params & { safeIdentifier?: unknown; primary?: unknown; default?: unknown };
  return needed;
}
