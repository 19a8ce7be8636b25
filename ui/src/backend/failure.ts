// What a refused command says, in the four parts that every message has.
export interface Failure {
  code: string;
  what: string;
  why: string;
  fix: string;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Makes any thrown thing fit to be shown; a fault of our own keeps its own words as the reason. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'what' in thrown) {
    const parts = thrown as Record<string, unknown>;
    return {
      code: text(parts.code),
      what: text(parts.what),
      why: text(parts.why),
      fix: text(parts.fix),
    };
  }
  return {
    code: 'WINDOW',
    what: 'Something went wrong in this window.',
    why: thrown instanceof Error ? thrown.message : String(thrown),
    fix: 'Nothing was changed by it. Open the screen again.',
  };
}
