import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deletePhoneNumber } from "@/lib/resources/phone-numbers/delete";
import { getPhoneNumber } from "@/lib/resources/phone-numbers/get";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";
import { updatePhoneNumber } from "@/lib/resources/phone-numbers/update";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, POST, PATCH, DELETE } = route({
  GET: backendEndpoint({
    summary: "A phone number",
    response: phoneNumberJson,
    handle: (ctx, { params: { phone_number_id = "" } }) => getPhoneNumber(ctx, { phone_number_id }),
  }),
  PATCH: backendEndpoint({
    summary: "Prove a phone number by one's word, or make it primary",
    body: updatePhoneNumber.input.omit({ phone_number_id: true, default_second_factor: true }),
    response: phoneNumberJson,
    handle: (ctx, { params: { phone_number_id = "" }, body }) => updatePhoneNumber(ctx, { ...body, phone_number_id }),
  }),
  DELETE: backendEndpoint({
    summary: "Remove a phone number",
    response: deletedJson,
    handle: (ctx, { params: { phone_number_id = "" } }) => deletePhoneNumber(ctx, { phone_number_id }),
  }),
});
