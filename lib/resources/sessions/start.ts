import { describeDevice } from "@/lib/devices/describe";
import { enqueue } from "@/lib/messages/enqueue";
import { occurrenceOf } from "@/lib/messages/occurrence";
import type { OperationContext } from "@/lib/operation";
import { rotateClient } from "@/lib/resources/clients/store";
import { endSessions, insertSession } from "./store";

type SignedIn = { userId: string; strategy: string | null; firstFactorVerified: boolean; secondFactorVerified: boolean };

/**
 * Sign a person in on the asking browser: a session, a new credential for the browser, the fact in the log, and a note to
 * the person when the device is a new one. Whoever was signed in here as the same person is replaced; in single-session
 * mode whoever was signed in here at all.
 */
export async function startSession(ctx: OperationContext, { userId, strategy, firstFactorVerified, secondFactorVerified }: SignedIn): Promise<string> {
  const { tx, client, settings, request, emit } = ctx;
  const now = ctx.now();
  if (client.id === null) throw new Error("A session starts in a known client.");
  const ownOrAll = settings.sessions.single_session_mode ? {} : { userId };
  await endSessions(tx, { clientId: client.id, ...ownOrAll }, "replaced", now);
  const isNewDevice = await deviceIsNew(ctx, userId);
  const session = await insertSession(
    tx,
    { userId, clientId: client.id, firstFactorVerifiedAt: firstFactorVerified ? now : null, secondFactorVerifiedAt: secondFactorVerified ? now : null },
    request,
    settings,
    now,
  );
  await rotateClient(tx, client, { lastActiveSessionId: session.id, lastAuthenticationStrategy: strategy }, now);
  await tx.user.update({ where: { id: userId }, data: { lastSignInAt: now, lastActiveAt: now } });
  await emit("session.created", { userId, sessionId: session.id, data: { strategy } });
  if (isNewDevice) await tellOfNewDevice(ctx, userId);
  return session.id;
}

/** New is a device for somebody who has signed in before, but never in this browser nor in one that looks the same. */
async function deviceIsNew({ tx, client, request }: OperationContext, userId: string): Promise<boolean> {
  const device = describeDevice(request.userAgent);
  const before = await tx.session.findFirst({ where: { userId }, select: { id: true } });
  if (!before) return false;
  const familiar = await tx.session.findFirst({
    where: { userId, OR: [{ clientId: client.id }, { activities: { some: { browserName: device.browser_name, osName: device.os_name, deviceType: device.device_type } } }] },
    select: { id: true },
  });
  return familiar === null;
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
