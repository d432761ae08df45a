import type { Json } from "../wire";
import { Resource } from "./resource";
import type { Session } from "./session";
import type { SignIn } from "./sign-in";
import type { SignUp } from "./sign-up";

/** This browser, as the portal knows it: who is signed in with it, and who is about to. */
export class Client extends Resource {
  declare readonly sessions: Session[];
  /** The sign-in under way, or one that has not begun. */
  declare readonly signIn: SignIn;
  /** The sign-up under way, or one that has not begun. */
  declare readonly signUp: SignUp;
  declare readonly lastActiveSessionId: string | null;
  declare readonly lastAuthenticationStrategy: string | null;
  declare readonly captchaBypass: boolean;
  declare readonly cookieExpiresAt: Date | null;
  declare readonly createdAt: Date | null;
  declare readonly updatedAt: Date | null;

  /** The sessions in which somebody is signed in. */
  get signedInSessions(): Session[] {
    return this.sessions.filter(({ status }) => status === "active" || status === "pending");
  }

  /** The sessions in which somebody is signed in and has nothing left to do. */
  get activeSessions(): Session[] {
    return this.sessions.filter(({ status }) => status === "active");
  }

  /** Whether the portal does not know this browser yet. */
  isNew(): boolean {
    return !this.id;
  }

  /** Make this browser known. */
  create(): Promise<this> {
    return this.mutate({ method: "PUT", path: "/client" });
  }

  /** Ask the portal for the client as it is now. */
  reload(): Promise<this> {
    return this.mutate({ path: "/client" });
  }

  /** Sign out of everything, and have the browser forgotten. */
  async destroy(): Promise<void> {
    this.clearCache();
    await this.mutate({ method: "DELETE", path: "/client" });
  }

  /** Sign out of everything. */
  removeSessions(): Promise<this> {
    this.clearCache();
    return this.mutate({ method: "DELETE", path: "/client/sessions" });
  }

  /** Forget the tokens that are kept here. */
  clearCache(): void {
    this.host.tokens.clear();
  }

  protected override adopt(json: Json): this {
    return super.adopt({ sessions: [], sign_in: null, sign_up: null, last_active_session_id: null, created_at: null, updated_at: null, ...json });
  }

  protected override decodeAttribute(name: string, value: unknown): unknown {
    if (name === "sign_in" || name === "sign_up") return this.host.make(name, (value ?? {}) as Json);
    return super.decodeAttribute(name, value);
  }
}
