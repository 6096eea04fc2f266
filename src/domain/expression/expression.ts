import * as z from 'zod/mini'

const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'and',
  'or',
  'not',
  'add',
  'sub',
  'mul',
  'div',
  'min',
  'max',
  'coalesce',
] as const

/** What an expression may do. `and`, `or`, `not` follow Kleene's three-valued logic; all others give null when an argument is null. */
export type Operator = (typeof OPERATORS)[number]

/**
 * The one declarative form in which a questionnaire states conditions and computed figures: data, never code.
 *
 * - a number, text or truth value stands for itself;
 * - `{ item }` is the answered value of an item, null when it is not answered;
 * - `{ answered }` is true when the item has an answered value, else false;
 * - `{ chosen, choice }` is true when several choices or an order hold this one;
 * - `{ count }` is how many were chosen, put into order, or how many rows there are;
 * - `{ total, column }` is the sum of a column of a table or roster, null where no figure stands in it;
 * - `{ context }` is a fact of the assessment: the municipality's kind, the subset, the date;
 * - `{ op, args }` applies an operator.
 */
export type Expression =
  | number
  | string
  | boolean
  | { item: string }
  | { answered: string }
  | { chosen: string; choice: string }
  | { count: string }
  | { total: string; column: string }
  | { context: 'kind' | 'subset' | 'date' }
  | { op: Operator; args: Expression[] }

/** Parses the shape of an expression; names and types are checked by `checkExpression`. */
export const expressionSchema: z.ZodMiniType<Expression> = z.lazy(() =>
  z.union([
    z.number(),
    z.string(),
    z.boolean(),
    z.strictObject({ item: z.string() }),
    z.strictObject({ answered: z.string() }),
    z.strictObject({ chosen: z.string(), choice: z.string() }),
    z.strictObject({ count: z.string() }),
    z.strictObject({ total: z.string(), column: z.string() }),
    z.strictObject({ context: z.enum(['kind', 'subset', 'date']) }),
    z.strictObject({ op: z.enum(OPERATORS), args: z.array(expressionSchema).check(z.minLength(1)) }),
  ]),
)
