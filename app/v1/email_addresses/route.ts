import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Add an email address to a user",
    body: createEmailAddress.input,
    response: emailAddressJson,
    handle: (ctx, { body }) => createEmailAddress(ctx, body),
  }),
});
