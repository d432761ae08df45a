import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { processProfileImage } from "@/lib/images/process";
import { imagePath, readImage } from "@/lib/images/read";
import { deleteImage, insertImage } from "@/lib/images/store";

useTestDatabase();

describe("stored images", () => {
  it("come back byte for byte, until they are removed", async () => {
    const image = await processProfileImage(await sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } }).png().toBuffer());
    const { id } = await database().$transaction((tx) => insertImage(tx, { userId: null, name: "x".repeat(1_000), image }));
    expect(imagePath(id)).toMatch(/^\/images\/img_[0-9A-Za-z]{27}$/);
    const stored = await readImage(id);
    expect(stored).toMatchObject({ id, contentType: "image/webp" });
    expect(Buffer.from(stored?.bytes ?? []).equals(Buffer.from(image.bytes))).toBe(true);
    await database().$transaction((tx) => deleteImage(tx, id));
    expect(await readImage(id)).toBeNull();
  });

  it.each(["", "img_", "user_2abcdefghijklmnopqrstuvwxyz", "img_2abcdefghijklmnopqrstuvwxy\0", "../x"])("are not found by %j", async (id) => {
    expect(await readImage(id)).toBeNull();
  });
});
