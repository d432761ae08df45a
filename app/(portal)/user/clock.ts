import type { Clock } from "@/components/account/types";
import type { UserContext } from "@/lib/http/page";
import type { UserJson } from "@/lib/resources/users/json";

/** How this page writes moments: in the person's own time zone where they have named one, else in UTC. */
export function clockOf(ctx: UserContext, frame: { formattingTag: string }, user: UserJson): Clock {
  return { now: ctx.now(), locale: frame.formattingTag, timeZone: user.timezone ?? "UTC" };
}
