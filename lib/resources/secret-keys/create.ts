import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { env } from "@/lib/env";
import { newSecretKey, secretKeyHint } from "@/lib/instance/secret-key";
import { operation } from "@/lib/operation";
import { assertMayChangeKeys } from "./rules";
import { serializeSecretKey, type SecretKeyJson } from "./serializer";

/**
 * Make a key of the Backend API. It is in this answer and nowhere else afterwards.
 *
 * @throws form_param_nil, form_param_max_length_exceeded 422
 * @throws authorization_invalid, session_reverification_required 403
 */
export const createSecretKey = operation({
  name: "secret_key.create",
  input: z.strictObject({
    /** Where it is used, for whoever must decide one day whether it may go. */
    name: z.string().trim().min(1).max(64),
  }),
  allow: assertMayChangeKeys,
  async run({ tx, emit, now }, { name }): Promise<SecretKeyJson & { secret: string }> {
    const secret = newSecretKey(env.isDevelopmentInstance);
    const row = await tx.secretKey.create({ data: { id: newId("secretKey", now()), name, hint: secretKeyHint(secret), keyHash: sha256(secret), createdAt: now() } });
    await emit("secret_key.created", { userId: null, data: { id: row.id, name } });
    return { ...serializeSecretKey(row), secret };
  },
});
