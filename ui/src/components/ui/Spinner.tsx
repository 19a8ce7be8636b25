// A small turning ring beside a word; it never stands alone.
import { LoaderCircle } from 'lucide-react';

export function Spinner() {
  return <LoaderCircle aria-hidden size={16} className="shrink-0 animate-spin" />;
}
