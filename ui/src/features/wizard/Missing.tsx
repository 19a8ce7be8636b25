// What happens to a licence whose subscription is gone (C8): each choice with its effect in words.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MissingPolicy } from '@/bindings';
import { RadioCards } from '@/components/ui/RadioCards';
import type { VendorKind } from '@/lib/vendors';
import { HaloCalls } from './HaloCalls';
import { Usual } from './Usual';

interface MissingProps {
  vendor: VendorKind;
  policies: readonly MissingPolicy[];
  value: MissingPolicy;
  onChange: (value: MissingPolicy) => void;
  /** The saved connection, whose counts can be looked at; none before it is saved. */
  connection: string | null;
}

export function Missing({ vendor, policies, value, onChange, connection }: MissingProps) {
  const { t } = useTranslation();
  const name = t(`vendors.${vendor}.name`);
  // Only some vendors tell what has ended apart from what they no longer list.
  const ended = policies.includes('follow');
  const words = {
    flag: { title: t('wizard.missingFlag'), text: <Usual text={t('wizard.missingFlagText')} /> },
    deactivate: {
      title: t('wizard.missingDeactivate'),
      text: (
        <>
          {ended
            ? t('wizard.missingEndedText', { vendor: name })
            : t('wizard.missingDeactivateText')}
          <HaloCalls on name={t(`vendors.${vendor}.callsMissing`)} />
        </>
      ),
    },
    follow: {
      title: t('wizard.missingFollow', { vendor: name }),
      text: t('wizard.missingFollowText', { vendor: name }),
    },
    zero: {
      title: t('wizard.missingZero'),
      text: t(ended ? 'wizard.missingZeroBothText' : 'wizard.missingZeroText'),
    },
  };
  return (
    <div>
      <RadioCards
        legend={t('wizard.missing', { vendor: name })}
        value={value}
        onChange={(chosen) => onChange(policies.find((policy) => policy === chosen) ?? 'flag')}
        cards={policies.map((policy) => ({ value: policy, ...words[policy] }))}
      />
      {connection !== null && (
        <Link
          to="/removals/$connection"
          params={{ connection }}
          className="mt-1 inline-flex min-h-6 items-center text-accent-ink underline underline-offset-2"
        >
          {t('wizard.missingLink')}
        </Link>
      )}
    </div>
  );
}
