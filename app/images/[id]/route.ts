import { noPictureResponse, pictureResponse } from "@/lib/http/picture-response";
import { readImage } from "@/lib/images/read";

/** A stored picture, such as somebody's profile picture. Public by its unguessable id. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const image = await readImage((await params).id);
  if (image === null) return noPictureResponse();
  return pictureResponse(request, { bytes: new Uint8Array(image.bytes), contentType: image.contentType, version: image.id });
}
