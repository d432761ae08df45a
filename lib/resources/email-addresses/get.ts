import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { linkedTo } from "./linked-to";
import { serializeEmailAddress } from "./serializer";
import { findEmailAddress } from "./store";

/**
 * An email address of one's own, or of anybody for administrators and secret keys.
 *
 * @throws resource_not_found 404
 * @see Clerk Frontend API, GET /v1/me/email_addresses/{id}; Backend API, GET /v1/email_addresses/{id}
 */
export const getEmailAddress = query({
  name: "email_address.get",
  input: z.strictObject({ email_address_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
  },
  async run(ctx, input) {
    const row = await findEmailAddress(ctx.tx, ctx.actor, input.email_address_id);
    return serializeEmailAddress(row, ctx.now(), await linkedTo(ctx.tx, row.userId, { emailAddress: row.emailAddress }));
  },
});
