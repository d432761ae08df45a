import { z } from "zod";
import { query } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { load } from "./store";
import { viewOf, type ReverificationView } from "./view";

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
