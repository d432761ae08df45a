import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { load } from "./store";

/**
 * The id of the reverification that the asking session has begun: apps name the session, not the reverification.
 *
 * @throws session_reverification_missing 400: it has begun none, or too long ago
 */
export const reverificationInProgress = query({
  name: "reverification.in_progress",
  input: z.strictObject({}),
  allow: (ctx) => void requireUser(ctx),
  async run(ctx): Promise<string> {
    const loaded = await load(ctx, {});
    if (!loaded || loaded.status === "abandoned" || loaded.row.completedAt !== null) throw apiError("session_reverification_missing");
    return loaded.row.id;
  },
});
