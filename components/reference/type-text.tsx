import type { TypePart } from "@/lib/api-reference/type-text";
import { TextLink } from "../ui/text-link";

/** A type in TypeScript's notation; the objects that it names lead to their description. */
export function TypeText({ parts }: { parts: readonly TypePart[] }) {
  return (
    <code dir="ltr" className="font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
      {parts.map((part, index) =>
        typeof part === "string" ? (
          part
        ) : (
          <TextLink key={index} href={`#${part.id}`}>
            {part.object}
          </TextLink>
        ),
      )}
    </code>
  );
}

/** The same on a ground of its own, for what has several lines. */
export function TypeBlock({ parts }: { parts: readonly TypePart[] }) {
  return (
    <pre dir="ltr" className="rounded-surface bg-sunken p-3 text-start sm:p-4">
      <TypeText parts={parts} />
    </pre>
  );
}
