import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { mergeMetadata } from "@/lib/resources/users/merge-metadata";
import { replaceMetadata } from "@/lib/resources/users/replace-metadata";
import { userJson } from "@/lib/resources/users/serializer";

export const { PATCH, PUT } = route({
  PATCH: backendEndpoint({
    summary: "Merge changes into a user's metadata",
    body: mergeMetadata.input.omit({ user_id: true }),
    response: userJson,
    handle: (ctx, { params, body }) => mergeMetadata(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
  PUT: backendEndpoint({
    summary: "Replace a user's metadata",
    body: replaceMetadata.input.omit({ user_id: true }),
    response: userJson,
    handle: (ctx, { params, body }) => replaceMetadata(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
});
