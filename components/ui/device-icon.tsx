import { Icon } from "./icon";
import { globe, laptop, monitor, phone, tablet, terminal } from "./icons";

/**
 * The sign of a device in a framed square, chosen from what its user agent says. Decoration: the words beside it name the
 * device.
 */
export function DeviceIcon({ deviceType, osName, mobile }: { deviceType: string | null; osName: string | null; mobile: boolean }) {
  return (
    <span className="flex size-10 items-center justify-center rounded-control bg-sunken text-ink-quiet ring-1 ring-line ring-inset">
      <Icon shape={shapeFor(`${deviceType ?? ""} ${osName ?? ""}`.toLowerCase(), mobile)} sizePx={20} />
    </span>
  );
}

function shapeFor(words: string, mobile: boolean) {
  if (/ipad|tablet/.test(words)) return tablet;
  if (mobile || /iphone|android|phone|mobile/.test(words)) return phone;
  if (/mac|chromebook|chrome ?os/.test(words)) return laptop;
  if (/windows|linux|desktop/.test(words)) return monitor;
  if (/bot|curl|cli|script/.test(words)) return terminal;
  return globe;
}
