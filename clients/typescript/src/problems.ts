/** Problems (RFC 9457) as one discriminated union, taken from the operations themselves so that it cannot fall behind. */
import type * as operations from './generated/sdk.gen.ts';

type ErrorOf<Operation> = Operation extends (...args: never[]) => infer Result
  ? Awaited<Result> extends infer Outcome
    ? Outcome extends { error: infer Failure }
      ? NonNullable<Failure>
      : never
    : never
  : never;

/** Every problem that some operation documents. `switch (problem.type)` narrows to its own members. */
export type AnyProblem = {
  [Name in keyof typeof operations]: ErrorOf<(typeof operations)[Name]>;
}[keyof typeof operations];

/** The last part of a problem's `type`: `version_conflict`, `slug_taken`, … */
export type ProblemName = AnyProblem['type'] extends infer Type
  ? Type extends `/problems/${infer Name}`
    ? Name
    : never
  : never;

/** The problem of that name, with its own members: `ProblemOf<'version_conflict'>['current_version']`. */
export type ProblemOf<Name extends ProblemName> = Extract<AnyProblem, { type: `/problems/${Name}` }>;

/**
 * Is this error a problem that the server answered? With a name: is it that one?
 *
 * What is no problem never reached a handler: the network failed, or something between answered in the server's place.
 */
export function isProblem(error: unknown): error is AnyProblem;
export function isProblem<Name extends ProblemName>(error: unknown, name: Name): error is ProblemOf<Name>;
export function isProblem(error: unknown, name?: ProblemName): boolean {
  if (typeof error !== 'object' || error === null || !('type' in error) || !('status' in error)) return false;
  if (typeof error.type !== 'string' || typeof error.status !== 'number') return false;
  return name === undefined ? error.type.startsWith('/problems/') : error.type === `/problems/${name}`;
}
