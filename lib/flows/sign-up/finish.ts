import { z } from "zod";
import { operation } from "@/lib/operation";
import { rotateClient, takeTurn } from "@/lib/resources/clients/store";
import { advance } from "./complete";
import { load, loadOpen } from "./store";
import { viewOf } from "./view";

/**
 * Go on in the browser that asked, after the mailed link was confirmed in another one.
 *
 * @throws resource_not_found 404
 */
export const finishSignUp = operation({
  name: "sign_up.finish",
  input: z.strictObject({ sign_up_id: z.string() }),
  allow: () => {},
  async run(ctx, input) {
    await takeTurn(ctx);
    const done = await load(ctx, { id: input.sign_up_id });
    if (done?.row.createdSessionId) {
      // Sent twice: the second answer may be the only one that the browser keeps.
      await rotateClient(ctx.tx, ctx.client, done.row.createdSessionId, "signed_in", ctx.now());
      return viewOf(ctx, done);
    }
    return viewOf(ctx, await advance(ctx, await loadOpen(ctx, input.sign_up_id)));
  },
});
