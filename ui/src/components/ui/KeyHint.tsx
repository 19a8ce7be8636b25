// The key that does it, shown small; `aria-keyshortcuts` tells readers.
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden className="inline-flex gap-1">
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-wash px-1 font-sans text-small text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
