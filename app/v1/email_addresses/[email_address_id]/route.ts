import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteEmailAddress } from "@/lib/resources/email-addresses/delete";
import { getEmailAddress } from "@/lib/resources/email-addresses/get";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";
import { updateEmailAddress } from "@/lib/resources/email-addresses/update";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, POST, PATCH, DELETE } = route({
  GET: backendEndpoint({
    summary: "An email address",
    response: emailAddressJson,
    handle: (ctx, { params: { email_address_id = "" } }) => getEmailAddress(ctx, { email_address_id }),
  }),
  PATCH: backendEndpoint({
    summary: "Prove an email address by one's word, or make it primary",
    body: updateEmailAddress.input.omit({ email_address_id: true }),
    response: emailAddressJson,
    handle: (ctx, { params: { email_address_id = "" }, body }) => updateEmailAddress(ctx, { ...body, email_address_id }),
  }),
  DELETE: backendEndpoint({
    summary: "Remove an email address",
    response: deletedJson,
    handle: (ctx, { params: { email_address_id = "" } }) => deleteEmailAddress(ctx, { email_address_id }),
  }),
});
