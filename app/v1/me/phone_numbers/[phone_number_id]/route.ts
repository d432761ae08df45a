import { endpoint, route } from "@/lib/http/endpoint";
import { deletePhoneNumber } from "@/lib/resources/phone-numbers/delete";
import { getPhoneNumber } from "@/lib/resources/phone-numbers/get";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";
import { updatePhoneNumber } from "@/lib/resources/phone-numbers/update";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, POST, PATCH, DELETE, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "A phone number of the signed-in person",
    params: ["phone_number_id"],
    response: phoneNumberJson,
    handle: (ctx, { params: { phone_number_id = "" } }) => getPhoneNumber(ctx, { phone_number_id }),
  }),
  PATCH: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Reserve a phone number of the signed-in person for the second factor, or release it",
    params: ["phone_number_id"],
    body: updatePhoneNumber.input.pick({ reserved_for_second_factor: true, default_second_factor: true }),
    response: phoneNumberJson,
    handle: (ctx, { params: { phone_number_id = "" }, body }) => updatePhoneNumber(ctx, { ...body, phone_number_id }),
  }),
  DELETE: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Remove a phone number of the signed-in person",
    params: ["phone_number_id"],
    response: deletedJson,
    handle: (ctx, { params: { phone_number_id = "" } }) => deletePhoneNumber(ctx, { phone_number_id }),
  }),
});
