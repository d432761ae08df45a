import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";
import { getUser } from "@/lib/resources/users/get";

export const { GET, POST, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "The email addresses of the signed-in person",
    response: z.array(emailAddressJson),
    handle: async (ctx) => (await getUser(ctx, { user_id: requireUser(ctx).userId })).email_addresses,
  }),
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Add an email address to the signed-in person's account, to be proved next",
    body: createEmailAddress.input.pick({ email_address: true }),
    response: emailAddressJson,
    handle: (ctx, { body }) => createEmailAddress(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
