import { z } from "zod";
import { database } from "@/lib/db/client";
import { query } from "@/lib/operation";
import { load } from "./store";
import { viewOf, type SignInView } from "./view";

/** The sign-in that is under way in the asking browser, or the one that just ended there; null when there is none. */
export const currentSignIn = query({
  name: "sign_in.current",
  input: z.strictObject({}),
  allow: () => {},
  async run(ctx): Promise<SignInView | null> {
    if (ctx.client.id === null) return null;
    const client = await database().client.findUnique({ where: { id: ctx.client.id }, select: { signInId: true } });
    const loaded = client?.signInId ? await load(ctx, { id: client.signInId }) : null;
    return loaded && viewOf(ctx, loaded);
  },
});
