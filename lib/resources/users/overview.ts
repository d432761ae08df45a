import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { after, DAY, HOUR } from "@/lib/time";
import { countRows, type Count } from "./count";

export type UserOverview = { users: Count; created_last_seven_days: Count; active_sessions_last_day: Count };

/**
 * How many users there are, how many of them are new, and how many sessions were in use within 24 hours and still stand.
 *
 * @throws authorization_invalid 403: not an administrator
 */
export const readUserOverview = query({
  name: "user.overview",
  input: z.strictObject({}),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, now }): Promise<UserOverview> {
    const [moment, yesterday, lastWeek] = [now(), after(now(), -DAY), after(now(), -7 * DAY)];
    const standing = Prisma.sql`s.status = 'active' AND s.last_active_at >= ${yesterday}::timestamptz AND s.expire_at > ${moment}::timestamptz AND s.abandon_at > ${moment}::timestamptz`;
    const [users, created_last_seven_days, active_sessions_last_day] = await Promise.all([
      countRows(tx, Prisma.sql`SELECT 1 FROM users`),
      countRows(tx, Prisma.sql`SELECT 1 FROM users WHERE created_at >= ${lastWeek}::timestamptz`),
      countRows(
        tx,
        // By way of the users, who have an index on their last activity. That one is noted once an hour only.
        Prisma.sql`SELECT 1 FROM users u JOIN sessions s ON s.user_id = u.id WHERE u.last_active_at >= ${after(yesterday, -HOUR)}::timestamptz AND ${standing}`,
        Prisma.sql`SELECT 1 FROM sessions s WHERE ${standing}`,
      ),
    ]);
    return { users, created_last_seven_days, active_sessions_last_day };
  },
});
