import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { takeTurn } from "@/lib/resources/clients/store";
import { load } from "./store";
import { advance, resume } from "./complete";
import { viewOf } from "./view";

/**
 * Go on in the browser that asked, after the mailed link was confirmed in another one.
 *
 * @throws resource_not_found  404
 * @throws client_state_invalid 400: the link has not been confirmed
 */
export const finishSignIn = operation({
  name: "sign_in.finish",
  input: z.strictObject({ sign_in_id: z.string() }),
  allow: () => {},
  async run(ctx, input) {
    await takeTurn(ctx);
    const loaded = await load(ctx, { id: input.sign_in_id });
    if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
    if (loaded.status === "needs_identifier" || loaded.status === "needs_first_factor") throw apiError("client_state_invalid");
    return viewOf(ctx, await (loaded.row.createdSessionId === null ? advance(ctx, loaded) : resume(ctx, loaded)));
  },
});
