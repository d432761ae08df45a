import { findImage, type StoredImage } from "./store";

const IMAGE_ID = /^img_[0-9A-Za-z]{27}$/;

/** Where a stored picture is, below the portal's origin. */
export function imagePath(id: string): string {
  return `/images/${id}`;
}

/** A stored picture by its id, which is all the permission that it needs: apps show it to their own visitors. */
export async function readImage(id: string): Promise<StoredImage | null> {
  return IMAGE_ID.test(id) ? findImage(id) : null;
}
