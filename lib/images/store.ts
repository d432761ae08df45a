import { database, type Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import type { ProcessedImage } from "./process";

export type StoredImage = { id: string; bytes: Uint8Array; contentType: string };

/** Keep a processed picture. A new picture is a new row with a new id, so that what browsers keep never is out of date. */
export async function insertImage(tx: Transaction, { userId, name, image }: { userId: string | null; name: string; image: ProcessedImage }): Promise<{ id: string }> {
  return tx.image.create({
    data: {
      id: newId("image"),
      userId,
      name: name.slice(0, 255),
      contentType: image.contentType,
      bytes: image.bytes,
      byteSize: image.bytes.byteLength,
      width: image.width,
      height: image.height,
    },
    select: { id: true },
  });
}

/** Remove a picture; nothing happens when it is gone already. */
export async function deleteImage(tx: Transaction, id: string): Promise<void> {
  await tx.image.deleteMany({ where: { id } });
}

export async function findImage(id: string): Promise<StoredImage | null> {
  return database().image.findUnique({ where: { id }, select: { id: true, bytes: true, contentType: true } });
}
