import type { RequestFacts } from "@/lib/context";
import { describeDevice } from "@/lib/devices/describe";
import { locate } from "@/lib/places/locate";
import type { Occurrence } from "./message";

/** Who asks, from where and when, in the words of a message: the device is described, the place looked up offline. */
export async function occurrenceOf(request: RequestFacts, at: Date): Promise<Occurrence> {
  const { browser_name, os_name } = describeDevice(request.userAgent);
  const place = await locate(request.ip);
  return { at, ip_address: request.ip, browser_name, os_name, ...place };
}
