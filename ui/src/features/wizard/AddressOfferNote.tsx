// Halo's address as it would be used.
import { useTranslation } from 'react-i18next';
import type { AddressOffer } from '@/bindings';
import type { HaloFields } from './fields';
import { OfferNote } from './OfferNote';
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
    <OfferNote
      title={t('wizard.offerTitle')}
      notes={offer.notes}
      action={t('wizard.offerUse', { url })}
      onUse={() => onUse(repair)}
    />
  );
}
