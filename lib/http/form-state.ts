/** What a form knows after it was sent: the same with and without JavaScript. */
export type FormState = {
  status: "idle" | "error" | "done";
  /** What the person typed, except secrets. */
  values: Record<string, string>;
  errors: { code: string; param_name: string | null; message: string }[];
  notice: string | null;
  retry_after_seconds: number | null;
};

/** A form that was not sent yet. */
export const IDLE: FormState = { status: "idle", values: {}, errors: [], notice: null, retry_after_seconds: null };
