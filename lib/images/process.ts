import type { Sharp } from "sharp";
import { ApiError, apiError } from "@/lib/errors";
import { sniffPicture } from "./sniff";
import { takeTurn } from "./turns";

/** A square of the picture in source pixels, counted from its top left corner as people see it (after EXIF rotation). */
export type Crop = { x: number; y: number; size: number };
export type ProcessedImage = { bytes: Uint8Array<ArrayBuffer>; contentType: "image/webp"; width: number; height: number };

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** Above every phone's everyday picture (12 to 50 megapixels) and far below a decompression bomb. */
const MAX_IMAGE_PIXELS = 64_000_000;
const EDGE_PIXELS = 512;
const TIMEOUT_SECONDS = 15;

/**
 * Turn an uploaded picture into a square of 512 pixels in WebP: rotated as its EXIF says, cropped (to the middle without
 * `crop`), and drawn anew, so that nothing else of the file survives: no place, no camera, no script behind the pixels.
 * Of a moving picture the first frame is taken.
 *
 * @throws form_param_missing 422: there are no bytes
 * @throws image_too_large 413: more than 10 MB, or more than 64 megapixels
 * @throws request_body_invalid 400: not a PNG, JPEG, WebP, GIF or AVIF, or a broken one
 * @throws form_param_value_invalid 422: the crop lies outside of the picture
 */
export async function processProfileImage(bytes: Uint8Array, { crop }: { crop?: Crop } = {}): Promise<ProcessedImage> {
  if (bytes.byteLength === 0) throw apiError("form_param_missing", { param_name: "file" });
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw apiError("image_too_large", { param_name: "file" });
  if (sniffPicture(bytes) === null) throw apiError("request_body_invalid", { param_name: "file" });
  return takeTurn(() => draw(bytes, crop));
}

async function draw(bytes: Uint8Array, crop: Crop | undefined): Promise<ProcessedImage> {
  // Loaded at first use: most processes draw no picture for hours, and libvips takes tens of megabytes.
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: "error", pages: 1, autoOrient: true });
    const { autoOrient } = await picture.metadata();
    if (autoOrient.width * autoOrient.height > MAX_IMAGE_PIXELS) throw apiError("image_too_large", { param_name: "file" });
    const cropped = crop === undefined ? picture : extract(picture, crop, autoOrient);
    const { data, info } = await cropped
      .resize(EDGE_PIXELS, EDGE_PIXELS, { fit: "cover" })
      .webp({ quality: 82 })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), contentType: "image/webp", width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const tooManyPixels = error instanceof Error && /pixel limit/i.test(error.message);
    throw apiError(tooManyPixels ? "image_too_large" : "request_body_invalid", { param_name: "file" });
  }
}

/** Browsers round; half a pixel over the edge is no reason to refuse a picture. */
function extract(picture: Sharp, crop: Crop, picturePixels: { width: number; height: number }): Sharp {
  const [left, top] = [Math.round(crop.x), Math.round(crop.y)];
  const size = Math.min(Math.round(crop.size), picturePixels.width - left + 1, picturePixels.height - top + 1);
  const fits = [left, top, size].every(Number.isSafeInteger) && left >= 0 && top >= 0 && size >= 1 && Math.round(crop.size) - size <= 1;
  if (!fits) throw apiError("form_param_value_invalid", { param_name: "crop" });
  const [width, height] = [Math.min(size, picturePixels.width - left), Math.min(size, picturePixels.height - top)];
  if (width < 1 || height < 1) throw apiError("form_param_value_invalid", { param_name: "crop" });
  return picture.extract({ left, top, width, height });
}
