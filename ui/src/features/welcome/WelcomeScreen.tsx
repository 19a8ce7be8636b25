// The first screen: what Halyard is, two ways to begin, and what it never does.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { PracticeSize } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Disclosure } from '@/components/ui/Disclosure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { RadioCards } from '@/components/ui/RadioCards';
import { useTakeOver } from '@/features/settings/take-over';
import { Mark } from '@/frame/Mark';
import { NeverList } from './NeverList';

export function WelcomeScreen() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [size, setSize] = useState<PracticeSize>('small');
  const practice = useMutation({
    mutationFn: () => backend.practiceOpen(size),
    onSuccess: async (desk) => {
      client.setQueryData(['desk'], desk);
      outdateAll(client);
      await navigate({ to: '/' });
    },
  });
  const takeOver = useTakeOver(() => void navigate({ to: '/' }));
  useEffect(() => {
    document.title = `${t('welcome.title')} – ${t('common.productName')}`;
    heading.current?.focus({ preventScroll: true });
  }, [t]);
  return (
    <div className="min-w-0 flex-1 overflow-auto px-8" data-pane data-testid="welcome">
      <div className="mx-auto flex max-w-[640px] flex-col gap-8 pt-[max(2.5rem,9vh)] pb-10">
        <header className="flex flex-col gap-3">
          <Mark size={56} />
          <h1 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
            {t('welcome.title')}
          </h1>
          <p className="max-w-[56ch] text-soft">{t('welcome.sentence')}</p>
        </header>
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap gap-3">
            <ButtonLink
              kind="primary"
              to="/connect/$step"
              params={{ step: 'halo' }}
              data-testid="welcome-connect"
            >
              {t('welcome.connect')}
              <ArrowRight aria-hidden size={16} />
            </ButtonLink>
            <Button
              busy={practice.isPending}
              onClick={() => practice.mutate()}
              data-testid="welcome-practice"
            >
              {t('welcome.practice')}
            </Button>
          </div>
          {practice.isError && <ErrorNotice failure={asFailure(practice.error)} />}
          <p className="max-w-[60ch] text-small text-muted">{t('welcome.practiceText')}</p>
          <Disclosure title={t('welcome.size')}>
            <RadioCards
              legend={t('welcome.size')}
              legendHidden
              value={size}
              onChange={(value) => setSize(value === 'medium' ? 'medium' : 'small')}
              cards={[
                { value: 'small', title: t('welcome.sizeSmall'), text: t('welcome.sizeSmallText') },
                {
                  value: 'medium',
                  title: t('welcome.sizeMedium'),
                  text: t('welcome.sizeMediumText'),
                },
              ]}
            />
          </Disclosure>
          <Button
            kind="quiet"
            className="-ml-3 self-start"
            busy={takeOver.busy}
            onClick={takeOver.ask}
            data-testid="welcome-take-over"
          >
            {t('welcome.takeOver')}
          </Button>
        </div>
        <NeverList />
      </div>
      {takeOver.dialog}
    </div>
  );
}
