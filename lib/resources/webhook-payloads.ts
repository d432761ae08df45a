import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { registerPayloads, type Surroundings, type Told } from "@/lib/webhooks/payload-sources";
import { serializeBackendSession } from "./sessions/backend-serializer";
import { readSessionRows } from "./sessions/rows";
import { readUserRows } from "./users/rows";
import { serializeUser, type UserJson } from "./users/serializer";
import { serializeWaitlistEntry } from "./waitlist-entries/serializer";
import { invitationsOf } from "./waitlist-entries/store";

// Loaded by every process in which operations run: what webhooks are told of is the API's own objects.
registerPayloads("user", describeUsers);
registerPayloads("session", describeSessions);
registerPayloads("waitlistEntry", describeWaitlistEntries);

async function describeUsers(surroundings: Surroundings, events: readonly Told[]): Promise<(object | null)[]> {
  const users = await usersOf(surroundings, events);
  return events.map(({ type, userId, data }) => {
    if (type !== "user.deleted") return users.get(userId ?? "") ?? null;
    return { object: "user", id: userId, deleted: true, ...(typeof data.external_id === "string" ? { external_id: data.external_id } : {}) };
  });
}

/** A session with its person. A session may be gone with the person: of that `user.deleted` tells. */
async function describeSessions(surroundings: Surroundings, events: readonly Told[]): Promise<(object | null)[]> {
  const ids = events.flatMap(({ sessionId }) => sessionId ?? []);
  if (ids.length === 0) return events.map(() => null);
  const rows = await readSessionRows(surroundings.tx, Prisma.sql`s.id IN (${Prisma.join(ids)})`, Prisma.empty);
  const sessions = new Map(rows.map((row) => [row.id, serializeBackendSession(row, surroundings.now())]));
  const users = await usersOf(surroundings, events);
  return events.map(({ sessionId, userId }) => {
    const session = sessions.get(sessionId ?? "");
    return session ? { ...session, user: users.get(userId ?? "") ?? null } : null;
  });
}

async function describeWaitlistEntries({ tx, now }: Surroundings, events: readonly Told[]): Promise<(object | null)[]> {
  const ids = events.map(({ data }) => String(data.waitlist_entry_id));
  const rows = await tx.waitlistEntry.findMany({ where: { id: { in: ids } } });
  const invitations = await invitationsOf(tx, rows);
  const entries = new Map(rows.map((row) => [row.id, serializeWaitlistEntry(row, invitations.get(row.invitationId ?? "") ?? null, now())]));
  return ids.map((id) => entries.get(id) ?? null);
}

async function usersOf({ tx, settings, now }: Surroundings, events: readonly Told[]): Promise<Map<string, UserJson>> {
  const ids = [...new Set(events.flatMap(({ type, userId }) => (type === "user.deleted" ? [] : (userId ?? []))))];
  if (ids.length === 0) return new Map();
  const rows = await readUserRows(tx, Prisma.sql`u.id IN (${Prisma.join(ids)})`);
  return new Map(rows.map((row) => [row.id, serializeUser(row, { audience: "backend", settings, portalUrl: env.PORTAL_URL, now: now() })]));
}
