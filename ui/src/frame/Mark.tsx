// The mark: a line over its block, hoisting a small square flag.
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="currentColor"
      className="shrink-0 text-accent-ink"
    >
      <path d="M1 15V4.5a3.5 3.5 0 0 1 7 0V5h6v6H6V4.5a1.5 1.5 0 0 0-3 0V15z" />
    </svg>
  );
}
