import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { takeTurn } from "@/lib/resources/clients/store";
import { advance } from "./complete";
import { load } from "./store";
import { viewOf, type SignInView } from "./view";

/**
 * A sign-in of the asking browser. Apps ask again and again while a mailed link is waited for; once the link was confirmed in
 * another browser, this one is signed in by asking.
 *
 * @throws resource_not_found 404: no such sign-in in this browser, or it is too old
 * @see Clerk Frontend API, GET /v1/client/sign_ins/{id}
 */
export const getSignIn = operation({
  name: "sign_in.get",
  input: z.strictObject({ sign_in_id: z.string() }),
  allow: () => {},
  async run(ctx, input): Promise<SignInView> {
    await takeTurn(ctx);
    const loaded = await load(ctx, { id: input.sign_in_id });
    if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
    return viewOf(ctx, await advance(ctx, loaded));
  },
});
