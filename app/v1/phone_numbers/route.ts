import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Add a phone number to a user",
    body: createPhoneNumber.input,
    response: phoneNumberJson,
    handle: (ctx, { body }) => createPhoneNumber(ctx, body),
  }),
});
