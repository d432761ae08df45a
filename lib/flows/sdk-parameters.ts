import { z } from "zod";

type Dropped<Names extends readonly string[]> = { [Name in Names[number]]: z.ZodOptional<z.ZodUnknown> };

/**
 * The body of an endpoint that also takes parameters which SDKs send and which mean nothing here, such as the outcome of a
 * captcha: they are taken and dropped, while a parameter that nobody knows is still refused.
 */
export function dropping<Shape extends z.ZodRawShape, const Names extends readonly string[]>(schema: z.ZodObject<Shape, z.core.$strict>, names: Names) {
  const dropped = Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Dropped<Names>;
  return z.strictObject({ ...dropped, ...schema.shape }).transform((fields) => {
    const kept = Object.entries(fields).filter(([name]) => !names.includes(name));
    return Object.fromEntries(kept) as z.output<z.ZodObject<Shape>>;
  });
}
