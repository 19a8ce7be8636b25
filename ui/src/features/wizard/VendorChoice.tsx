// Which vendor: each with what it takes to connect it. One that is connected can be connected once more.
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionCard } from '@/bindings';
import { Screen } from '@/frame/Screen';
import { vendorKinds } from '@/lib/vendors';
import { freeName } from './steps';

export function VendorChoice({ cards }: { cards: readonly ConnectionCard[] }) {
  const { t } = useTranslation();
  const taken = cards.map((card) => card.name);
  return (
    <Screen title={t('wizard.titleChoose')} subtitle={t('wizard.chooseText')}>
      <ul className="max-w-2xl border-t border-line" data-testid="vendor-choice">
        {vendorKinds.map((kind) => {
          const names = cards.filter((card) => card.side === kind).map((card) => card.name);
          return (
            <li key={kind} className="border-b border-line">
              <Link
                to="/connect/$step"
                params={{ step: kind }}
                search={names.length === 0 ? {} : { name: freeName(kind, taken) }}
                data-testid={`choose-${kind}`}
                className="fade flex items-center gap-4 rounded px-2 py-3 -outline-offset-2 hover:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{t(`vendors.${kind}.title`)}</span>
                  <span className="block text-soft">{t(`vendors.${kind}.lead`)}</span>
                  {names.length > 0 && (
                    <span className="block text-small text-muted">
                      {t('wizard.chooseHas', { names: names.join(', ') })}
                    </span>
                  )}
                </span>
                <ChevronRight aria-hidden size={18} className="shrink-0 text-muted" />
              </Link>
            </li>
          );
        })}
      </ul>
    </Screen>
  );
}
