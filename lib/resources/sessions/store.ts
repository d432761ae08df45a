import { Prisma, type SessionActivity } from "@/lib/generated/prisma/client";
import type { RequestFacts } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { insertion, runTogether } from "@/lib/db/writes";
import { describeDevice } from "@/lib/devices/describe";
import { locate } from "@/lib/places/locate";
import type { Settings } from "@/lib/settings/schema";
import { after, HOUR, MINUTE, SECOND } from "@/lib/time";
import type { LiveSession } from "@/lib/resources/clients/store";
import type { Impersonator } from "./impersonation";

/** How a session ended. */
export type SessionEnd = "ended" | "removed" | "revoked" | "replaced";

const TOUCH_AFTER_MS = 1 * MINUTE;

/** The filter for sessions that may be used now. */
export function live(now: Date): Prisma.SessionWhereInput {
  return { status: { in: ["active", "pending"] }, expireAt: { gt: now }, abandonAt: { gt: now } };
}

/**
 * A new session, and the browser, device and place that it begins from: its id, and the statements that store it together.
 *
 * @param maxLifetimeSeconds how long it may last at most, where that is less than the instance's sessions do
 */
export async function newSession(
  data: { userId: string; clientId: string | null; firstFactorVerifiedAt: Date | null; secondFactorVerifiedAt: Date | null; actor?: Impersonator | null },
  request: RequestFacts,
  settings: Settings,
  now: Date,
  maxLifetimeSeconds = Infinity,
): Promise<{ id: string; statements: Prisma.Sql[] }> {
  const id = newId("session", now);
  const activity = await activityOf(id, request, now);
  const session = {
    ...data,
    id,
    status: "active",
    latestActivityId: activity.id,
    lastActiveAt: now,
    createdAt: now,
    updatedAt: now,
    expireAt: after(now, Math.min(settings.sessions.lifetime_seconds, maxLifetimeSeconds) * SECOND),
    abandonAt: after(now, settings.sessions.inactivity_seconds * SECOND),
  };
  return { id, statements: [insertion("sessions", session), insertion("session_activities", activity)] };
}

async function activityOf(sessionId: string, request: RequestFacts, now: Date): Promise<SessionActivity> {
  const device = describeDevice(request.userAgent);
  const place = request.ip ? await locate(request.ip) : { country: null, city: null };
  return {
    id: newId("sessionActivity", now),
    sessionId,
    deviceType: device.device_type,
    isMobile: device.is_mobile,
    browserName: device.browser_name,
    browserVersion: device.browser_version,
    osName: device.os_name,
    osVersion: device.os_version,
    ipAddress: request.ip,
    city: place.city,
    country: place.country,
    createdAt: now,
  };
}

/**
 * Give up every unfinished sign-in of a person but one: whoever proved something before the password changed, or before
 * everybody was signed out, must not finish afterwards.
 */
export async function abandonSignIns(tx: Transaction, userId: string, keepId: string | null, now: Date): Promise<void> {
  await tx.signIn.updateMany({ where: { userId, createdSessionId: null, abandonAt: { gt: now }, ...(keepId ? { id: { not: keepId } } : {}) }, data: { abandonAt: now } });
}

/**
 * End sessions of a person, and give up their unfinished sign-ins; those that have ended already keep how they ended.
 *
 * @returns the ended sessions' ids
 */
export async function revokeSessionsOf(tx: Transaction, userId: string, except: string | null, end: SessionEnd, now: Date, keepSignInId: string | null = null): Promise<string[]> {
  await abandonSignIns(tx, userId, keepSignInId, now);
  return endSessions(tx, { userId, ...(except ? { id: { not: except } } : {}) }, end, now);
}

/** End the sessions that `where` finds among the live ones. */
export async function endSessions(tx: Transaction, where: Prisma.SessionWhereInput, end: SessionEnd, now: Date): Promise<string[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { AND: [where, live(now)] },
    data: { status: end, endedAt: now, updatedAt: now },
    select: { id: true, clientId: true },
  });
  const clientIds = [...new Set(ended.flatMap((session) => session.clientId ?? []))];
  if (clientIds.length > 0) await tx.client.updateMany({ where: { id: { in: clientIds } }, data: { updatedAt: now } });
  const ids = ended.map((session) => session.id);
  await tx.client.updateMany({ where: { id: { in: clientIds }, lastActiveSessionId: { in: ids } }, data: { lastActiveSessionId: null } });
  return ids;
}

/**
 * Note that a session is in use: at most once a minute, so that reading stays reading. Moves the inactivity limit, and
 * records the browser and place anew when the address changed.
 */
export async function touchSession(session: Pick<LiveSession, "sessionId" | "userId" | "lastActiveAt" | "impersonatedBy">, request: RequestFacts, settings: Settings, now: Date): Promise<void> {
  if (now.getTime() - session.lastActiveAt.getTime() < TOUCH_AFTER_MS) return;
  const tx = database();
  const { count } = await tx.session.updateMany({
    where: { AND: [{ id: session.sessionId, lastActiveAt: { lt: after(now, -TOUCH_AFTER_MS) } }, live(now)] },
    data: { lastActiveAt: now, abandonAt: after(now, settings.sessions.inactivity_seconds * SECOND) },
  });
  if (count === 0) return;
  // Somebody who acts as the person is not the person, who may be away.
  if (session.impersonatedBy === null) await tx.user.updateMany({
    where: { id: session.userId, OR: [{ lastActiveAt: null }, { lastActiveAt: { lt: after(now, -HOUR) } }] },
    data: { lastActiveAt: now },
  });
  const latest = await tx.sessionActivity.findFirst({ where: { latestOf: { id: session.sessionId } }, select: { ipAddress: true } });
  // Apps' servers do not always say where the person is.
  if (request.ip === null || latest?.ipAddress === request.ip) return;
  const activity = await activityOf(session.sessionId, request, now);
  await runTogether(tx, [insertion("session_activities", activity), Prisma.sql`UPDATE sessions SET latest_activity_id = ${activity.id} WHERE id = ${session.sessionId}`]);
}
