// One history as read: what is so now, the steps as a picture, and each change with who made it.
import { useTranslation } from 'react-i18next';
import type { SeatHistory } from '@/bindings';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Screen } from '@/frame/Screen';
import { Figures } from './Figures';
import { Points } from './Points';
import { SeatChart } from './SeatChart';

export function History({ history }: { history: SeatHistory }) {
  const { t } = useTranslation();
  const { connection, product, customer, client, licence, points } = history;
  const about = [
    customer,
    client === null || client === customer ? null : t('seats.client', { name: client }),
    licence === null ? null : t('seats.licence', { id: licence }),
  ];
  return (
    <Screen
      title={product}
      subtitle={
        <span className="[overflow-wrap:anywhere]">{about.filter(Boolean).join(' · ')}</span>
      }
      actions={
        <ButtonLink to="/seats/$connection" params={{ connection }}>
          {t('seats.all')}
        </ButtonLink>
      }
      summary={<Figures history={history} />}
    >
      <div data-testid="seat-history" className="flex flex-col gap-6">
        <SeatChart history={history} />
        {points.length === 1 && <p className="text-soft">{t('seats.onePoint')}</p>}
        <Points points={points} />
      </div>
    </Screen>
  );
}
