// Whose history: as it stands in the address.
export interface SeatsOf {
  subscription?: string;
  licence?: number;
}

export function seatsOf(search: Record<string, unknown>): SeatsOf {
  const { subscription, licence } = search;
  return {
    // A name of digits alone is read as a number from the address.
    ...(typeof subscription === 'string' || typeof subscription === 'number'
      ? { subscription: String(subscription) }
      : {}),
    ...(typeof licence === 'number' ? { licence } : {}),
  };
}
