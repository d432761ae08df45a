import { Prisma } from "@/lib/generated/prisma/client";
import { select } from "@/lib/db/select";
import { update } from "@/lib/db/writes";
import { describeDevice } from "@/lib/devices/describe";
import { enqueue } from "@/lib/messages/enqueue";
import { occurrenceOf } from "@/lib/messages/occurrence";
import type { OperationContext } from "@/lib/operation";
import { rotateClientAtSignIn } from "@/lib/resources/clients/store";
import type { Impersonator } from "./impersonation";
import { endSessions, newSession } from "./store";

type SignedIn = { userId: string; strategy: string | null; firstFactorVerified: boolean; secondFactorVerified: boolean; impersonation?: Impersonation };

/** Not the person themself begins to act as them, by which actor token, and for how long at most. */
type Impersonation = { actor: Impersonator; actorTokenId: string; maxLifetimeSeconds: number };

/**
 * Sign a person in on the asking browser: a session, a new credential for the browser, the fact in the log, and a note to
 * the person when the device is a new one. Whoever was signed in here as the same person is replaced; in single-session
 * mode whoever was signed in here at all.
 *
 * Of somebody who acts as the person, nothing counts as a sign-in of theirs; the log says who it is.
 */
export async function startSession(ctx: OperationContext, { userId, strategy, firstFactorVerified, secondFactorVerified, impersonation }: SignedIn): Promise<string> {
  const { tx, client, settings, request, emit, last, later } = ctx;
  const now = ctx.now();
  if (client.id === null) throw new Error("A session starts in a known client.");
  // A browser that has become a client in this very request has no sessions.
  const isNewClient = client.issuedToken !== null;
  const ownOrAll = settings.sessions.single_session_mode ? {} : { userId };
  if (!isNewClient) await endSessions(tx, { clientId: client.id, ...ownOrAll }, "replaced", now);
  const isNewDevice = !impersonation && (await deviceIsNew(ctx, userId));
  const session = await newSession(
    { userId, clientId: client.id, firstFactorVerifiedAt: firstFactorVerified ? now : null, secondFactorVerifiedAt: secondFactorVerified ? now : null, actor: impersonation?.actor ?? null },
    request,
    settings,
    now,
    impersonation?.maxLifetimeSeconds,
  );
  for (const statement of session.statements) later(statement);
  rotateClientAtSignIn(last, client, { id: session.id, strategy }, now);
  if (!impersonation) later(update("users", userId, { lastSignInAt: now, lastActiveAt: now, failedAttempts: 0, lockoutExpiresAt: null }));
  await emit("session.created", { userId, sessionId: session.id, data: { strategy, ...(impersonation ? { actor: impersonation.actor, actor_token_id: impersonation.actorTokenId } : {}) } as Prisma.InputJsonObject });
  if (isNewDevice) await tellOfNewDevice(ctx, userId);
  return session.id;
}

/** New is a device for somebody who has signed in before, but never in this browser nor in one that looks the same. */
async function deviceIsNew({ tx, client, request }: OperationContext, userId: string): Promise<boolean> {
  const device = describeDevice(request.userAgent);
  const [row] = await select<{ is_new: boolean }>(tx, Prisma.sql`
    SELECT EXISTS (SELECT FROM sessions WHERE user_id = ${userId} AND actor IS NULL) AND NOT EXISTS (
      SELECT FROM sessions s WHERE s.user_id = ${userId} AND s.actor IS NULL AND (s.client_id = ${client.id} OR EXISTS (
        SELECT FROM session_activities a WHERE a.session_id = s.id AND a.browser_name IS NOT DISTINCT FROM ${device.browser_name}
          AND a.os_name IS NOT DISTINCT FROM ${device.os_name} AND a.device_type IS NOT DISTINCT FROM ${device.device_type}))) AS is_new`);
  return row?.is_new ?? false;
}

async function tellOfNewDevice({ tx, request, now }: OperationContext, userId: string): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true, primaryEmailAddress: { select: { id: true, emailAddress: true } } } });
  const address = user.primaryEmailAddress;
  if (!address) return;
  await enqueue(tx, {
    channel: "email",
    slug: "new_device_sign_in",
    to: address.emailAddress,
    locale: user.locale ?? request.locale,
    data: { account: address.emailAddress, occurred: await occurrenceOf(request, now()) },
    user_id: userId,
    identification_id: address.id,
  });
}
