import { endpoint, route } from "@/lib/http/endpoint";
import { deleteEmailAddress } from "@/lib/resources/email-addresses/delete";
import { getEmailAddress } from "@/lib/resources/email-addresses/get";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, POST, DELETE, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "An email address of the signed-in person",
    params: ["email_id"],
    response: emailAddressJson,
    handle: (ctx, { params: { email_id = "" } }) => getEmailAddress(ctx, { email_address_id: email_id }),
  }),
  DELETE: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Remove an email address of the signed-in person",
    params: ["email_id"],
    response: deletedJson,
    handle: (ctx, { params: { email_id = "" } }) => deleteEmailAddress(ctx, { email_address_id: email_id }),
  }),
});
