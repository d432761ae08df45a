import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { serializeEvent } from "@/lib/resources/events/serializer";
import { sessionStatus } from "@/lib/resources/sessions/serializer";
import { findUser, userFor } from "./store";

/** More than anybody has by hand; a bound nevertheless, because the document is made in memory. */
const MOST_ROWS = 50_000;

/**
 * Everything that is kept about a person, as one JSON document: profile, identifiers, connected accounts without their
 * tokens, sessions with every activity, the security log, metadata. Times in milliseconds.
 *
 * @throws session_reverification_required 403
 * @throws too_many_requests 429
 * @see GDPR article 20
 */
export const exportUserData = operation({
  name: "user.export",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
  },
  async gather(ctx, input) {
    if (ctx.actor.type === "user") await consume("data_export_user", input.user_id, ctx.settings);
  },
  async run(ctx, input) {
    const { tx } = ctx;
    const now = ctx.now();
    const user = userFor(ctx, await findUser(tx, input.user_id));
    const sessions = await tx.session.findMany({
      where: { userId: input.user_id },
      include: { activities: { orderBy: { createdAt: "asc" } } },
      orderBy: { createdAt: "desc" },
      take: MOST_ROWS,
    });
    await ctx.emit("user.data_exported", { userId: input.user_id });
    await ctx.last.write(tx);
    const events = await tx.event.findMany({ where: { userId: input.user_id }, orderBy: { sequence: "desc" }, take: MOST_ROWS });
    return {
      object: "user_data_export" as const,
      exported_at: now.getTime(),
      user,
      sessions: sessions.map((session) => ({
        id: session.id,
        status: sessionStatus(session, now),
        created_at: session.createdAt.getTime(),
        last_active_at: session.lastActiveAt.getTime(),
        expire_at: session.expireAt.getTime(),
        ended_at: session.endedAt?.getTime() ?? null,
        activities: session.activities.map(({ id, createdAt, ipAddress, city, country, deviceType, browserName, browserVersion, osName, osVersion }) => ({
          id,
          created_at: createdAt.getTime(),
          ip_address: ipAddress,
          city,
          country,
          device_type: deviceType,
          browser_name: browserName,
          browser_version: browserVersion,
          os_name: osName,
          os_version: osVersion,
        })),
      })),
      security_log: events.map(serializeEvent),
    };
  },
});
