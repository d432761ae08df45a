import type { Transaction } from "@/lib/db/client";
import type { LastWrites } from "@/lib/db/writes";
import type { Settings } from "@/lib/settings/schema";

/** Who asks. `admin` is a signed-in administrator acting on others through the dashboard. */
export type Actor =
  | { type: "anonymous" }
  | UserActor
  | AdministratorActor
  | { type: "backend"; secretKeyId: string }
  | { type: "system" };

export type UserActor = {
  type: "user";
  userId: string;
  sessionId: string;
  firstFactorVerifiedAt: Date | null;
  secondFactorVerifiedAt: Date | null;
  /** Since when the person has a second factor; null without one. What guards the account is then changed with that one only. */
  secondFactorSince: Date | null;
  administrator: boolean;
  /** Who acts as this person, by an actor token, as the token names them; nobody in a session of one's own. */
  impersonatedBy?: string | null;
};

export type AdministratorActor = Omit<UserActor, "type" | "administrator"> & { type: "admin" };

/**
 * The browser that asks. An operation that signs somebody in, or out for good, issues a new credential here; the adapter
 * sets it as the cookie `__client` once the transaction is committed.
 */
export type ClientHandle = { id: string | null; issuedToken: string | null };

/** What the request said of itself, already checked: `ip` is the address that `TRUSTED_PROXIES` lets us believe. */
export type RequestFacts = {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
  origin: string | null;
  locale: string;
};

/** All that an operation may know of the world outside of its input. */
export type Context = {
  actor: Actor;
  client: ClientHandle;
  settings: Settings;
  request: RequestFacts;
  now: () => Date;
  /** An open transaction, which an operation joins. */
  tx?: Transaction;
  /** What that transaction writes last. */
  last?: LastWrites;
};

/** The context of work that nobody asked for over HTTP: start-up, imports, dispatchers. */
export function systemContext(settings: Settings, requestId: string): Context {
  return {
    actor: { type: "system" },
    client: { id: null, issuedToken: null },
    settings,
    request: { requestId, ip: null, userAgent: null, origin: null, locale: "en" },
    now: () => new Date(),
  };
}
