import type { Context } from "@/lib/context";
import { newId } from "@/lib/db/identifiers";
import type { LastWrites } from "@/lib/db/writes";
import type { Prisma } from "@/lib/generated/prisma/client";
import { locate } from "@/lib/places/locate";
import type { EventType } from "./types";

type Subject = {
  userId: string | null;
  sessionId?: string | null;
  data?: Prisma.InputJsonObject;
  /** Tells webhooks of what is not kept in the log. */
  told?: Record<string, unknown>;
  isForgotten?: boolean;
};

export type Emit = (type: EventType, subject: Subject) => Promise<void>;

/** An event as the end of its transaction knows it. */
export type Emitted = { type: EventType; userId: string | null; sessionId: string | null; data: Record<string, unknown> };

/** What is left out of the events of a deleted account: everything but that they happened. */
export const FORGOTTEN = { ipAddress: null, userAgent: null, city: null, country: null, clientId: null, sessionId: null, data: {} };

/**
 * Write an event in the transaction of the change that it tells of. One row serves the audit log, the person's own security
 * log and webhooks, so none of them can miss a change that happened or tell of one that did not.
 */
export function emitter(ctx: Context, last: Pick<LastWrites, "addEvent" | "emitted">): Emit {
  return async (type, { userId, sessionId = null, data = {}, told = {}, isForgotten = false }) => {
    const { actor, request } = ctx;
    const place = request.ip ? await locate(request.ip) : { country: null, city: null };
    const event = {
      id: newId("event", ctx.now()),
      type,
      actorType: actor.type,
      actorId: "userId" in actor ? actor.userId : actor.type === "backend" ? actor.secretKeyId : null,
      userId,
      sessionId: sessionId ?? ("sessionId" in actor ? actor.sessionId : null),
      clientId: ctx.client.id,
      requestId: request.requestId,
      ipAddress: request.ip,
      userAgent: request.userAgent?.slice(0, 512) ?? null,
      city: place.city,
      country: place.country,
      data: "impersonatedBy" in actor && actor.impersonatedBy ? { ...data, impersonated_by: actor.impersonatedBy } : data,
      createdAt: ctx.now(),
    };
    last.addEvent(isForgotten ? { ...event, ...FORGOTTEN } : event);
    last.emitted.push({ type, userId, sessionId, data: { ...data, ...told } });
  };
}
