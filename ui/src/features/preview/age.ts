// How old a preview is. Past a quarter of an hour nobody should trust it any more (and the engine's own
// check of each record stays behind this).
export const goodForMinutes = 15;

export function tooOld(created: string, now: number): boolean {
  const at = Date.parse(created);
  return Number.isNaN(at) || now - at > goodForMinutes * 60_000;
}
