// An address that would be used in place of what was typed: why, and a button that takes it over.
import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/Button';

interface OfferNoteProps {
  title: string;
  notes: readonly string[];
  action: string;
  onUse: () => void;
}

export function OfferNote({ title, notes, action, onUse }: OfferNoteProps) {
  return (
    <div
      role="status"
      data-testid="address-offer"
      className="flex gap-3 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-care" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium break-words">{title}</p>
        {notes.length > 0 && (
          <ul className="text-soft">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <Button className="max-w-full break-all" onClick={onUse}>
          {action}
        </Button>
      </div>
    </div>
  );
}
