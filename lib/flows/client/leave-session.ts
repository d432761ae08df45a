import { z } from "zod";
import type { Context } from "@/lib/context";
import { endSession, removeSession } from "@/lib/resources/sessions/end";
import { getClientSession } from "./get-session";
import { clientSessionJson } from "./serializer";

/** A session that has ended just now: it has no token any more. */
export const leftSessionJson = clientSessionJson.extend({ last_active_token: z.null() });

const ENDS = { ended: endSession, removed: removeSession };

/**
 * Sign one person out of this browser, and show their session as it is afterwards.
 *
 * @throws signed_out 401, resource_not_found 404: it has ended already; no such session in this browser
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/end and …/remove
 */
export async function leaveSession(ctx: Context, session_id: string, end: keyof typeof ENDS): Promise<z.infer<typeof leftSessionJson>> {
  const { response } = await getClientSession(ctx, { session_id });
  await ENDS[end](ctx, { session_id });
  return { ...response, status: end, last_active_token: null, updated_at: ctx.now().getTime() };
}
