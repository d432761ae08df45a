import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { encrypt } from "@/lib/encryption";

/** What a private signing key (PKCS #8, PEM) is sealed for. */
export const SIGNING_KEY_PURPOSE = "signing key";

const ALGORITHM = "RS256";
const MODULUS_BITS = 2048;

/** Make the key that signs session tokens, unless there is one that is not retired. Its id is the tokens' `kid`. */
export async function ensureSigningKey(tx: Transaction, now: Date): Promise<void> {
  if (await tx.signingKey.findFirst({ where: { retiredAt: null }, select: { id: true } })) return;
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: MODULUS_BITS, extractable: true });
  const id = newId("signingKey", now);
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty === undefined || n === undefined || e === undefined) throw new Error("The new signing key is not an RSA key.");
  await tx.signingKey.create({
    data: {
      id,
      algorithm: ALGORITHM,
      publicJwk: { kty, n, e, kid: id, alg: ALGORITHM, use: "sig" },
      sealedPrivateKey: encrypt(await exportPKCS8(privateKey), SIGNING_KEY_PURPOSE),
      createdAt: now,
    },
  });
}
