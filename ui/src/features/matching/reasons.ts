// Reasons for leaving customers out, the last few of them: the same ones come again and again.
const place = 'halyard.matching.reasons';
const most = 6;

export function lastReasons(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((r): r is string => typeof r === 'string') : [];
  } catch {
    // A list that cannot be read is an empty one.
    return [];
  }
}

export function keepReason(reason: string): void {
  const kept = [reason, ...lastReasons().filter((r) => r !== reason)].slice(0, most);
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Only a convenience.
  }
}
