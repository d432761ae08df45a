import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";
import { getUser } from "@/lib/resources/users/get";

export const { GET, POST, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "The phone numbers of the signed-in person",
    response: z.array(phoneNumberJson),
    handle: async (ctx) => (await getUser(ctx, { user_id: requireUser(ctx).userId })).phone_numbers,
  }),
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Add a phone number to the signed-in person's account, to be proved next",
    body: createPhoneNumber.input.pick({ phone_number: true, reserved_for_second_factor: true }),
    response: phoneNumberJson,
    handle: (ctx, { body }) => createPhoneNumber(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
