import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { linkedTo } from "@/lib/resources/email-addresses/linked-to";
import { serializePhoneNumber } from "./serializer";
import { findPhoneNumber } from "./store";

/**
 * A phone number of one's own, or of anybody for administrators and secret keys.
 *
 * @throws resource_not_found 404
 * @see Clerk Frontend API, GET /v1/me/phone_numbers/{id}; Backend API, GET /v1/phone_numbers/{id}
 */
export const getPhoneNumber = query({
  name: "phone_number.get",
  input: z.strictObject({ phone_number_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
  },
  async run(ctx, input) {
    const row = await findPhoneNumber(ctx.tx, ctx.actor, input.phone_number_id);
    return serializePhoneNumber(row, ctx.now(), await linkedTo(ctx.tx, row.userId, { phoneNumber: row.phoneNumber }));
  },
});
