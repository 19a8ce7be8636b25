// Whose marketplace, and where. Leaving the address asks the engine what it would make of it.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Badge } from '@/components/ui/Badge';
import { RadioCards } from '@/components/ui/RadioCards';
import { TextField } from '@/components/ui/TextField';
import { alsoSource, usualUrl, type AlsoFields } from './also-fields';
import type { Form } from './form';
import { OfferNote } from './OfferNote';

export function AlsoAddress({ form }: { form: Form<AlsoFields> }) {
  const { t } = useTranslation();
  const { fields, set } = form;
  const offer = useMutation({ mutationFn: () => backend.marketplaceOffer(alsoSource(fields)) });
  const refused = offer.isError ? asFailure(offer.error) : null;
  const error =
    refused && [refused.what, refused.why, refused.fix].filter((part) => part !== '').join(' ');
  const found = offer.data;
  const change = (part: Partial<AlsoFields>) => {
    // What was said of the former text does not hold of the new one.
    offer.reset();
    set(part);
  };
  return (
    <>
      <RadioCards
        legend={t('also.marketplace')}
        value={fields.marketplace}
        onChange={(marketplace) => {
          // The address of the one is not that of the other.
          change({
            marketplace,
            ...(marketplace === fields.marketplace ? {} : { marketplaceUrl: '' }),
          });
        }}
        cards={[
          { value: 'also', title: t('also.marketplaceAlso') },
          {
            value: 'dandh',
            title: t('also.marketplaceDandh'),
            text: (
              <>
                <Badge tone="care">{t('also.unconfirmed')}</Badge> {t('also.marketplaceDandhText')}
              </>
            ),
          },
        ]}
      />
      <TextField
        id="marketplaceUrl"
        label={`${t('also.marketplaceUrl')} ${t('common.optional')}`}
        hint={t('also.marketplaceUrlHint', { url: usualUrl(fields.marketplace) })}
        inputMode="url"
        value={fields.marketplaceUrl}
        onChange={(event) => change({ marketplaceUrl: event.target.value })}
        onBlur={() => {
          if (fields.marketplaceUrl.trim() !== '') offer.mutate();
        }}
        {...(error === null ? {} : { error })}
      />
      {found !== undefined && found.url !== fields.marketplaceUrl.trim() && (
        <OfferNote
          title={t('also.offerTitle', { url: found.url })}
          notes={found.notes}
          action={t('also.offerUse', { url: found.url })}
          onUse={() => {
            change({ marketplaceUrl: found.url });
            document.getElementById('marketplaceUrl')?.focus();
          }}
        />
      )}
    </>
  );
}
