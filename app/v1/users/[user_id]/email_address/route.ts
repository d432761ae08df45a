import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { replaceEmailAddress } from "@/lib/resources/email-addresses/replace";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";

export const { POST, PUT } = route({
  PUT: backendEndpoint({
    summary: "Give a user one email address in place of all that they have",
    body: replaceEmailAddress.input.omit({ user_id: true }),
    response: emailAddressJson,
    handle: (ctx, { params: { user_id = "" }, body }) => replaceEmailAddress(ctx, { ...body, user_id }),
  }),
});
