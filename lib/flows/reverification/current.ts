import { z } from "zod";
import { query } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { load, viewOf, type ReverificationView } from "./store";

/** The newest reverification of the asking session; null when there is none. */
export const currentReverification = query({
  name: "reverification.current",
  input: z.strictObject({}),
  allow: (ctx) => void requireUser(ctx),
  async run(ctx): Promise<ReverificationView | null> {
    const loaded = await load(ctx, {});
    return loaded && viewOf(ctx, loaded);
  },
});
