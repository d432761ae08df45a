import { cache } from "react";
import { portalFrame } from "@/app/frame";
import type { Clock } from "@/components/account/types";
import { getUser } from "@/lib/resources/users/get";
import type { AdministratorContext } from "@/lib/http/page";

/** How the dashboard writes moments: in the administrator's own time zone where they have named one, else in UTC. */
export const dashboardClock = cache(async (ctx: AdministratorContext): Promise<Clock> => {
  const own = ctx.actor.type === "admin" ? await getUser(ctx, { user_id: ctx.actor.userId }) : null;
  const { formattingTag } = await portalFrame();
  return { now: ctx.now(), locale: formattingTag, timeZone: own?.timezone ?? "UTC" };
});
