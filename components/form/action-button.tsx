import type { ReactNode } from "react";
import type { ButtonProps } from "../ui/button";
import { SubmitButton } from "./submit-button";

/**
 * One button that runs a server action with a few hidden values: sign out, revoke, make primary. A plain form, so it
 * works without JavaScript. For an action that can fail with a message, use `Form` with `FormErrors`.
 */
export function ActionButton({
  action,
  values = {},
  children,
  ...button
}: Omit<ButtonProps, "type" | "pending" | "children" | "formAction"> & {
  action: (data: FormData) => Promise<void>;
  values?: Record<string, string>;
  children: ReactNode;
}) {
  return (
    <form action={action} className={button.wide ? "w-full" : "inline-flex"}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" size="small" {...button} wide={button.wide ?? false}>
        {children}
      </SubmitButton>
    </form>
  );
}
