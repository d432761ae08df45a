import { noPictureResponse, pictureResponse } from "@/lib/http/picture-response";
import { defaultAvatarSvg } from "@/lib/images/default-avatar";
import { sha256 } from "@/lib/encryption";

const FILE = /^([\w.-]{1,64})\.svg$/;

/** The drawn picture of somebody who has uploaded none: `/images/default/<seed>.svg?initials=AL`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const seed = FILE.exec((await params).file)?.[1];
  if (seed === undefined) return noPictureResponse();
  const svg = defaultAvatarSvg(seed, new URL(request.url).searchParams.get("initials"));
  return pictureResponse(request, { bytes: svg, contentType: "image/svg+xml; charset=utf-8", version: sha256(svg).slice(0, 22) });
}
