import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { metadataPatchInput } from "@/lib/resources/users/input";
import { mergeMetadata } from "@/lib/resources/users/merge-metadata";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST, PATCH, OPTIONS } = route({
  PATCH: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Merge changes into the signed-in person's unsafe metadata",
    body: mergeMetadata.input.pick({ unsafe_metadata: true }).extend({ unsafe_metadata: metadataPatchInput }),
    response: userJson,
    handle: (ctx, { body }) => mergeMetadata(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
