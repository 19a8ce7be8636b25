// The offer: which address would be used and why, with a button that takes it over.
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AddressOffer } from '@/bindings';
import { Button } from '@/components/ui/Button';
import type { HaloFields } from './fields';
import { repairOf, type Repair } from './offered';

interface AddressOfferNoteProps {
  offer: AddressOffer;
  fields: HaloFields;
  onUse: (repair: Repair) => void;
}

export function AddressOfferNote({ offer, fields, onUse }: AddressOfferNoteProps) {
  const { t } = useTranslation();
  const repair = repairOf(offer, fields);
  if (repair === null) return null;
  const url = repair.resourceUrl ?? repair.authUrl ?? repair.tenant ?? '';
  return (
    <div
      role="status"
      data-testid="address-offer"
      className="flex gap-3 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-care" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium">{t('wizard.offerTitle')}</p>
        {offer.notes.length > 0 && (
          <ul className="text-soft">
            {offer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <Button className="max-w-full break-all" onClick={() => onUse(repair)}>
          {t('wizard.offerUse', { url })}
        </Button>
      </div>
    </div>
  );
}
