// The mark, large: a line hoisting a small square flag.
export function Hoist() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      width="56"
      height="56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="-ml-2 text-accent-ink"
    >
      <path d="M4 14.5V1.5M2 14.5h4" />
      <path d="M4 3h8.5v6H4z" fill="currentColor" />
    </svg>
  );
}
