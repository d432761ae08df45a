import { randomUUID } from "node:crypto";
import type { Context, UserActor } from "@/lib/context";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { runTogether } from "@/lib/db/writes";
import { newSession } from "@/lib/resources/sessions/store";
import { createUser } from "@/lib/resources/users/create";
import type { UserJson } from "@/lib/resources/users/serializer";
import { settingsSchema, type Settings } from "@/lib/settings/schema";
import { after, MINUTE } from "@/lib/time";

/** For tests: contexts and people on the test's own database. */

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

export const IP_ADDRESS = "198.51.100.7";
export const PASSWORD = "a quiet harbour at dawn";

type Options = { settings?: Partial<Record<keyof Settings, unknown>> };

export function systemContextFor({ settings = {} }: Options = {}): Context {
  return {
    actor: { type: "system" },
    client: { id: null, issuedToken: null },
    settings: settingsSchema.parse(settings),
    request: { requestId: randomUUID(), ip: IP_ADDRESS, userAgent: BROWSER, origin: null, locale: "en" },
    now: () => new Date(),
  };
}

export type Person = { user: UserJson; ctx: Context; sessionId: string };

/** Somebody with an address of their own, signed in, who has just proved who they are. */
export async function signedInPerson(name: string, { settings = {}, password = false }: Options & { password?: boolean } = {}): Promise<Person> {
  const system = systemContextFor({ settings });
  const user = await createUser(system, {
    email_address: [`${name}@example.test`],
    skip_user_requirement: true,
    skip_password_requirement: true,
    ...(password ? { password: PASSWORD, skip_password_checks: true } : {}),
  });
  return signIn(user, { settings });
}

/** Another session of somebody, and the context of a request in it. */
export async function signIn(user: UserJson, { settings = {}, provedMinutesAgo = 0 }: Options & { provedMinutesAgo?: number } = {}): Promise<Person> {
  const system = systemContextFor({ settings });
  const provedAt = after(system.now(), -provedMinutesAgo * MINUTE);
  const clientId = newId("client");
  await database().client.create({ data: { id: clientId, tokenHash: randomUUID(), expiresAt: after(new Date(), 60 * MINUTE) } });
  const session = await newSession(
    { userId: user.id, clientId, firstFactorVerifiedAt: provedAt, secondFactorVerifiedAt: null },
    system.request,
    system.settings,
    system.now(),
  );
  await runTogether(database(), session.statements);
  const actor: UserActor = { type: "user", userId: user.id, sessionId: session.id, firstFactorVerifiedAt: provedAt, secondFactorVerifiedAt: null, secondFactorSince: null, administrator: false };
  return { user, sessionId: session.id, ctx: { ...system, actor, client: { id: clientId, issuedToken: null } } };
}

/** The codes of what was refused; a promise that was kept, or broke otherwise, shows as itself. */
export async function codesOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return error instanceof Error && "errors" in error ? (error.errors as { code: string }[]).map((item) => item.code) : error;
  }
}

/** How many of several promises were kept, and the codes of the others. */
export async function tally(promises: Promise<unknown>[]): Promise<{ kept: number; refused: string[] }> {
  const settled = await Promise.allSettled(promises);
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Error ? one.reason.message : String(one.reason)] : []));
  return { kept: settled.length - refused.length, refused };
}
