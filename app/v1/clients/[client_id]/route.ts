import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { backendClientJson } from "@/lib/resources/clients/backend-serializer";
import { getClientByServer } from "@/lib/resources/clients/get-by-server";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "A browser or app",
    response: backendClientJson,
    handle: (ctx, { params }) => getClientByServer(ctx, { client_id: params.client_id ?? "" }),
  }),
});
