import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteRedirectUrl } from "@/lib/resources/redirect-urls/delete";
import { getRedirectUrl } from "@/lib/resources/redirect-urls/get";
import { redirectUrlJson } from "@/lib/resources/redirect-urls/serializer";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, DELETE, POST } = route({
  GET: backendEndpoint({
    summary: "A URL that people may be sent to",
    response: redirectUrlJson,
    handle: (ctx, { params }) => getRedirectUrl(ctx, { redirect_url_id: params.redirect_url_id ?? "" }),
  }),
  DELETE: backendEndpoint({
    summary: "Send nobody to a URL any more",
    response: deletedJson,
    handle: (ctx, { params }) => deleteRedirectUrl(ctx, { redirect_url_id: params.redirect_url_id ?? "" }),
  }),
});
