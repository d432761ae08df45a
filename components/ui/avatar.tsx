import { classNames } from "./class-names";

const sizes = { small: "size-7 text-[0.6875rem]", regular: "size-9 text-small", large: "size-16 text-title" } as const;

/**
 * A person's picture, or their initials on the accent's tint. Decoration beside the name, so without alternative text
 * unless it stands alone.
 */
export function Avatar({ name, imageUrl, size = "regular", label }: { name: string; imageUrl: string | null; size?: keyof typeof sizes; label?: string }) {
  const style = classNames("inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full", sizes[size]);
  if (imageUrl) return <img src={imageUrl} alt={label ?? ""} className={`${style} bg-sunken object-cover ring-1 ring-line`} />;
  return (
    <span {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })} className={`${style} bg-accent-tint font-semibold text-accent-ink`}>
      {initialsOf(name)}
    </span>
  );
}

/** One or two letters that stand for a name: "Ada Lovelace" → "AL", "ada@example.com" → "A". */
export function initialsOf(name: string): string {
  const initials = name.replace(/@.*/, "").split(/[\s._-]+/u).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  return [initials[0], initials.length > 1 ? initials.at(-1) : ""].join("").toLocaleUpperCase();
}
