import { z } from "zod";
import { database } from "@/lib/db/client";
import { query } from "@/lib/operation";
import { load } from "./store";
import { viewOf, type SignUpView } from "./view";

/** The sign-up that is under way in the asking browser, or the one that just ended there; null when there is none. */
export const currentSignUp = query({
  name: "sign_up.current",
  input: z.strictObject({}),
  allow: () => {},
  async run(ctx): Promise<SignUpView | null> {
    if (ctx.client.id === null) return null;
    const client = await database().client.findUnique({ where: { id: ctx.client.id }, select: { signUpId: true } });
    const loaded = client?.signUpId ? await load(ctx, { id: client.signUpId }) : null;
    return loaded && viewOf(ctx, loaded);
  },
});
