import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { takeTurn } from "@/lib/resources/clients/store";
import { advance } from "./complete";
import { load } from "./store";
import { viewOf, type SignUpView } from "./view";

/**
 * A sign-up of the asking browser. Apps ask again and again while a mailed link is waited for; once the link was confirmed in
 * another browser, the account is made by asking.
 *
 * @throws resource_not_found 404: no such sign-up in this browser, or it is too old
 * @see Clerk Frontend API, GET /v1/client/sign_ups/{id}
 */
export const getSignUp = operation({
  name: "sign_up.get",
  input: z.strictObject({ sign_up_id: z.string() }),
  allow: () => {},
  async run(ctx, input): Promise<SignUpView> {
    await takeTurn(ctx);
    const loaded = await load(ctx, { id: input.sign_up_id });
    if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
    return viewOf(ctx, await advance(ctx, loaded));
  },
});
