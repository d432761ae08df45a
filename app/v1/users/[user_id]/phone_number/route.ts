import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { replacePhoneNumber } from "@/lib/resources/phone-numbers/replace";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";

export const { POST, PUT } = route({
  PUT: backendEndpoint({
    summary: "Give a user one phone number in place of all that they have",
    body: replacePhoneNumber.input.omit({ user_id: true }),
    response: phoneNumberJson,
    handle: (ctx, { params: { user_id = "" }, body }) => replacePhoneNumber(ctx, { ...body, user_id }),
  }),
});
